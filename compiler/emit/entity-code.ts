/** The functions that decide an entity, as statements that both kinds of generated code share. */
import type * as ir from "../ir/ir.ts";
import { enclosingOf, expressionsOf, keyFactName } from "../ir/entity.ts";
import { casesIn } from "../ir/interpret.ts";
import { childrenOf, walk } from "../ir/walk.ts";
import { asOperand } from "./brackets.ts";
import { findLate } from "./late.ts";
import { CodePrinter, type ConstantPool, type Style } from "./code.ts";
import { keyName, localName, property, typeName } from "./names.ts";

/** A decision as a local constant, with the remark that stands above it. */
export interface Statement {
  readonly decision: ir.Decision;
  readonly code: string;
}

export interface EntityCode {
  readonly entity: ir.EntityProgram;
  /** Facts that have local names: those of the statements for every record, and what is shown of them. */
  readonly facts: readonly string[];
  /** Worked out for every record. */
  readonly statements: readonly Statement[];
  /** Worked out only where a condition holds; where it does not they are absent. */
  readonly late: { readonly condition: string; readonly statements: readonly Statement[] } | null;
  /** Outcomes of the lists' items, by the name of the list. */
  readonly lists: readonly Statement[];
  /** Runtime functions that the code calls. */
  readonly helpers: ReadonlySet<string>;
}

/** The statements of `evaluate`: each decision's value. `program` is fused: no reasons are asked. */
export function evaluateCode(
  program: ir.Program,
  entity: ir.EntityProgram,
  style: Style,
  pool: ConstantPool,
): EntityCode {
  return entityCode(program, entity, style, pool, (decision, printer, isLate) => [
    { decision, code: gated(decision, printer.print(decision.body), printer, isLate) },
  ]);
}

/** The statements of `explain`: which rules apply, then the value by the first of them. */
export function explainCode(
  program: ir.Program,
  entity: ir.EntityProgram,
  style: Style,
  pool: ConstantPool,
): EntityCode {
  return entityCode(program, entity, style, pool, explainDecision);
}

function explainDecision(decision: ir.Decision, printer: CodePrinter, isLate: boolean): Statement[] {
  const groups = casesIn(decision.body);
  if (groups.length === 0) return [{ decision, code: gated(decision, printer.print(decision.body), printer, isLate) }];
  const guards = groups.flatMap(({ cases }) => cases.map(({ guard }) => printer.print(guard)));
  const bits = guards.map((guard, index) => (guard === "true" ? String(2 ** index) : `(${guard} ? ${2 ** index} : 0)`));
  const applying: Statement = {
    decision: { ...decision, name: applyingName(decision), role: "define" },
    code:
      isLate || decision.gate === null
        ? bits.join(" + ") || "0"
        : gatedBits(decision.gate, bits.join(" + ") || "0", printer),
  };
  const value = valueByBits(decision, groups, printer);
  return [applying, { decision, code: gated(decision, value, printer, isLate) }];
}

/** The value of a decision by the bits of the rules that apply. */
function valueByBits(decision: ir.Decision, groups: readonly ir.Cases[], printer: CodePrinter): string {
  let offset = 0;
  const values = groups.map((group) => {
    const branches = group.cases.map(({ value }, index) => {
      return `${hasBit(applyingName(decision), offset + index)} ? ${asOperand(printer.print(value))} : `;
    });
    offset += group.cases.length;
    return `${branches.join("")}${asOperand(printer.noCase(group))}`;
  });
  return values.length === 1 ? values[0]! : values.map((each) => `(${each})`).join(" | ");
}

/** Whether a bit of a number is set; of the bits beyond 31 `&` knows nothing. */
function hasBit(bits: string, index: number): string {
  return index < 31 ? `(${bits} & ${2 ** index}) !== 0` : `Math.floor(${bits} / ${2 ** index}) % 2 !== 0`;
}

/** The local name that holds which rules of a decision apply, a bit a rule. */
export function applyingName({ name }: ir.Decision): string {
  return `${localName(name)}Rules`;
}

/** Whether a statement holds which rules apply and not a decision. */
export function isApplying({ name, role }: ir.Decision): boolean {
  return role === "define" && name.endsWith("Rules");
}

function gated({ gate, otherwise }: ir.Decision, code: string, printer: CodePrinter, isLate: boolean): string {
  if (gate === null || isLate) return code;
  const condition = printer.print(gate);
  const outside = otherwise === null ? "null" : printer.print(otherwise);
  return outside === "false"
    ? `${asOperand(condition)} && ${asOperand(code)}`
    : `${asOperand(condition)} ? ${asOperand(code)} : ${outside}`;
}

function gatedBits(gate: ir.Expression, bits: string, printer: CodePrinter): string {
  return `${asOperand(printer.print(gate))} ? ${bits} : 0`;
}

type Printing = (decision: ir.Decision, printer: CodePrinter, isLate: boolean) => Statement[];

function entityCode(
  program: ir.Program,
  entity: ir.EntityProgram,
  style: Style,
  pool: ConstantPool,
  printing: Printing,
): EntityCode {
  const printer = new CodePrinter(program, entity.name, style, pool);
  const late = findLate(entity);
  const isLate = ({ name }: ir.Decision): boolean => late?.names.has(name) === true;
  const statements = entity.decisions.filter((each) => !isLate(each)).flatMap((each) => printing(each, printer, false));
  const facts = new Set([...shownFacts(entity), ...namedFacts(entity, (each) => !isLate(each))]);
  const lateOnly = namedFacts(entity, isLate).filter((name) => !facts.has(name));
  const inside = printer.knowing(late, new Set(lateOnly));
  const behind = entity.decisions.filter(isLate).flatMap((each) => printing(each, inside, true));
  const lists = entity.facts.flatMap((fact) => listStatement(program, entity, fact));
  return {
    entity,
    facts: entity.facts.map(({ name }) => name).filter((name) => facts.has(name)),
    statements,
    late: late === null ? null : { condition: localName(late.gate.name), statements: behind },
    lists,
    helpers: printer.helpers,
  };
}

/** What is decided as an object: where the late decisions were not worked out they are absent. */
export function outcomeCode({ entity, late, lists }: EntityCode, withLate: boolean): string {
  const key = keyFactName(entity);
  const names = [...(key === null ? [] : [key]), ...entity.outputs];
  const isLate = (name: string): boolean => late?.statements.some(({ decision }) => decision.name === name) === true;
  const own = names.map((name) => (isLate(name) && !withLate ? `${keyName(name)}: null` : property(name)));
  return `{ ${[...own, ...lists.map(({ decision, code }) => `${keyName(decision.name)}: ${code}`)].join(", ")} }`;
}

/** The facts that stand in what is decided: the key, and the lists whose items have outcomes. */
function shownFacts(entity: ir.EntityProgram): string[] {
  const lists = entity.facts.filter(({ type }) => type.kind === "list").map(({ name }) => name);
  const key = keyFactName(entity);
  return key === null ? lists : [key, ...lists];
}

/** The facts that some decisions name. */
function namedFacts(entity: ir.EntityProgram, isAmong: (decision: ir.Decision) => boolean): string[] {
  const roots = entity.decisions.filter(isAmong).flatMap(expressionsOf);
  return roots.flatMap(walk).flatMap((each) => factName(each, entity.name));
}

function factName(expression: ir.Expression, entity: string): string[] {
  if (expression.kind === "fact" && expression.entity === entity) return [expression.name];
  return expression.kind === "aggregate" ? childrenOf(expression).flatMap((each) => factName(each, entity)) : [];
}

function listStatement(program: ir.Program, entity: ir.EntityProgram, fact: ir.Fact): Statement[] {
  if (fact.type.kind !== "list") return [];
  const item = fact.type.entity;
  const passed = enclosingOf(program, item).includes(entity.name) ? `, ${localName(entity.name)}` : "";
  const mapped = `${localName(fact.name)}.map((each) => evaluate${typeName(item)}(each${passed}))`;
  const decision = { name: fact.name } as ir.Decision;
  return [{ decision, code: fact.optional ? `${localName(fact.name)} === null ? null : ${mapped}` : mapped }];
}
