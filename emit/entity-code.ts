/** The decisions of an entity as statements that both kinds of generated code share. */
import { askedAlone, takesOnce } from "../ir/asking.ts";
import { keyFactName } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import { recordsAround } from "../ir/outward.ts";
import { aroundCodes } from "./around-codes.ts";
import type { CodeContext } from "./context.ts";
import type { DecisionCode, DecisionPlace } from "./decision-code.ts";
import { findLate, type Late } from "./late.ts";
import type { LocalNames } from "./local-names.ts";
import { keyName, property } from "./names.ts";

/** What is printed of all decisions of an entity. */
export interface EntityCode {
  readonly entity: ir.EntityProgram;
  readonly locals: LocalNames;
  /** Worked out for every record. */
  readonly early: readonly DecisionCode[];
  /** Worked out only where a condition holds; where it does not they are absent. */
  readonly late: { readonly condition: string; readonly decisions: readonly DecisionCode[] } | null;
}

/** Notes that a name of the function is mentioned, and gives it back. */
export type Mention = (name: string) => string;

/** Prints a decision in its place. */
type Printing = (context: CodeContext, decision: ir.Decision, place: DecisionPlace) => DecisionCode;

/** The decisions of an entity, each printed in one way. */
export function entityCode(context: CodeContext, entity: ir.EntityProgram, printing: Printing): EntityCode {
  const locals = context.names.localsOf(entity.name);
  const late = findLate(entity, askedAlone(context.program, entity.name));
  const isLate = ({ name }: ir.Decision): boolean => late?.names.has(name) === true;
  const own = {
    entity: entity.name,
    around: recordsAround(context.program, entity.name),
    enclosing: new Map(),
    locals,
  };
  const print = (decision: ir.Decision, place: Partial<DecisionPlace>): DecisionCode =>
    printing(context, decision, { ...everywhere, ...own, decision: decision.name, ...place });
  const early = entity.decisions.filter((each) => !isLate(each)).map((each) => print(each, {}));
  if (late === null) return { entity, locals, early, late };
  const place = {
    isBehindGate: true,
    present: presentLate(late, locals),
    unnamed: factsOnlyLate(entity, locals, early),
  };
  return {
    entity,
    locals,
    early,
    late: {
      condition: locals.decision(late.gate.name),
      decisions: entity.decisions.filter(isLate).map((each) => print(each, place)),
    },
  };
}

const everywhere = { present: new Set<string>(), unnamed: new Set<string>(), isBehindGate: false };

/** What a condition gates is present behind it, and so is the fact that it asks for. */
function presentLate({ gate, names }: Late, locals: LocalNames): ReadonlySet<string> {
  const asked = gate.gate?.kind === "known" && gate.gate.operand.kind === "fact" ? [gate.gate.operand.name] : [];
  return new Set([...asked.map((name) => locals.fact(name)), ...[...names].map((name) => locals.decision(name))]);
}

/** The facts that no statement for every record mentions: they are read where they are asked. */
function factsOnlyLate(
  entity: ir.EntityProgram,
  locals: LocalNames,
  early: readonly DecisionCode[],
): ReadonlySet<string> {
  const mentioned = new Set(early.flatMap(mentionsOf));
  const shown = shownFacts(entity);
  const names = entity.facts.map(({ name }) => name);
  return new Set(names.filter((name) => !shown.includes(name) && !mentioned.has(locals.fact(name))));
}

function mentionsOf({ statements, applying }: DecisionCode): string[] {
  return [...statements, ...applying].flatMap(({ mentions }) => [...mentions]);
}

/** The facts that stand in what is decided: the key, and the lists whose items have outcomes. */
function shownFacts(entity: ir.EntityProgram): string[] {
  const key = keyFactName(entity);
  return [...(key === null ? [] : [key]), ...listsOf(entity).map(({ name }) => name)];
}

function listsOf({ facts }: ir.EntityProgram): ir.Fact[] {
  return facts.filter(({ type }) => type.kind === "list");
}

/** Whether the late decisions were worked out where a function gives its result, or the decision is none of them. */
export function isReached({ late }: EntityCode, name: string, withLate: boolean): boolean {
  return withLate || late?.decisions.some(({ decision }) => decision.name === name) !== true;
}

/** What is decided as an object: where the late decisions were not worked out they are absent. */
export function outcomeCode(context: CodeContext, code: EntityCode, mention: Mention, withLate: boolean): string {
  const { entity, locals } = code;
  const key = keyFactName(entity);
  const keys = key === null ? [] : [property(key, mention(locals.fact(key)))];
  const own = entity.outputs.map((name) =>
    property(name, isReached(code, name, withLate) ? mention(locals.decision(name)) : "null"),
  );
  const lists = listsOf(entity).map((list) => `${keyName(list.name)}: ${listCode(context, code, list, mention)}`);
  return `{ ${[...keys, ...own, ...lists].join(", ")} }`;
}

/** The outcomes of a list's items. */
function listCode(
  { program, names }: CodeContext,
  { entity, locals }: EntityCode,
  { name, type, optional }: ir.Fact,
  mention: Mention,
): string {
  const item = type.kind === "list" ? type.entity : "";
  const once = takesOnce(program, item) ? [mention(locals.once())] : [];
  const record = { name: locals.record(item), entity: item, holder: entity.name, once: once[0] ?? null };
  const around = aroundCodes(program, record, (each) => mention(locals.record(each)));
  const passed = [record.name, ...around, ...once];
  const list = mention(locals.fact(name));
  const evaluated = `${names.entity(item).evaluate}(${passed.join(", ")})`;
  const mapped = `${list}.map((${locals.record(item)}) => ${evaluated})`;
  return optional ? `${list} === null ? null : ${mapped}` : mapped;
}
