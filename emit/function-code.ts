import { enclosingOf, isPerhapsAround, takesOnce } from "../ir/asking.ts";
import { decisionKey } from "../ir/entity.ts";
import type { CodeContext } from "./context.ts";
import type { DecisionCode, Statement } from "./decision-code.ts";
import { type EntityCode, isReached, type Mention } from "./entity-code.ts";
import { literalCode, property } from "./names.ts";

/** The parameters and the body of a function that decides a record of an entity. */
export interface FunctionCode {
  readonly parameters: readonly Parameter[];
  readonly lines: readonly string[];
}

/** A record that a function takes, or what keeps the decisions that records ask of one another. */
export interface Parameter {
  readonly name: string;
  /** Of which entity the record is; null for what is no record. */
  readonly entity: string | null;
  /** Whether there may be no such record. */
  readonly perhaps: boolean;
}

/** The function of an entity's decisions: of what was printed for it all that its results rest on. */
export function functionCode(
  context: CodeContext,
  code: EntityCode,
  result: (mention: Mention, withLate: boolean) => string,
): FunctionCode {
  const asked = new Set<string>();
  const mention = (name: string): string => (asked.add(name), name);
  const ends = `return ${result(mention, false)};`;
  const behind = code.late === null ? [] : lateLines(context, code.late, `return ${result(mention, true)};`, asked);
  const before = constants(context, askedStatements(code.early, asked));
  const facts = destructuring(code, asked);
  return { parameters: parametersOf(context, code, asked), lines: [...facts, ...before, ...behind, ends] };
}

/** The function of one decision alone, worked out once for a record: of what was printed for its entity all that it rests on. */
export function aloneCode(context: CodeContext, code: EntityCode, decision: string): FunctionCode {
  const { locals, entity } = code;
  const { parameters, lines } = functionCode(context, code, (mention, withLate) => {
    // The records by which it is known what was worked out.
    [entity.name, ...enclosingOf(context.program, entity.name)].forEach((each) => mention(locals.record(each)));
    mention(locals.once());
    return isReached(code, decision, withLate) ? mention(locals.decision(decision)) : "null";
  });
  const records = parameters.filter((each) => each.entity !== null).map(({ name }) => name);
  const key = literalCode(decisionKey(entity.name, decision));
  return {
    parameters,
    lines: [`return ${locals.once()}.of(${key}, [${records.join(", ")}], () => {`, ...lines, "});"],
  };
}

function lateLines(
  context: CodeContext,
  { condition, decisions }: NonNullable<EntityCode["late"]>,
  end: string,
  asked: Set<string>,
): string[] {
  const statements = constants(context, askedStatements(decisions, asked));
  asked.add(condition);
  return [`if (${condition}) {`, ...statements, end, "}"];
}

/** The statements that what comes after them asks; what they ask themselves is noted. */
function askedStatements(decisions: readonly DecisionCode[], asked: Set<string>): Statement[] {
  const kept: Statement[] = [];
  for (const statement of decisions.flatMap(({ statements }) => statements).reverse()) {
    if (!asked.has(statement.name)) continue;
    statement.mentions.forEach((name) => asked.add(name));
    kept.unshift(statement);
  }
  return kept;
}

function constants({ style }: CodeContext, statements: readonly Statement[]): string[] {
  return statements.flatMap(({ name, decision, code }) => [
    ...(decision === null ? [] : style.heading(decision)),
    `const ${name} = ${code};`,
  ]);
}

function destructuring({ entity, locals }: EntityCode, asked: Set<string>): string[] {
  const facts = entity.facts.filter(({ name }) => asked.has(locals.fact(name)));
  if (facts.length === 0) return [];
  const record = locals.record(entity.name);
  asked.add(record);
  return [`const { ${facts.map(({ name }) => property(name, locals.fact(name))).join(", ")} } = ${record};`];
}

/** The record, those around it that are needed, and what keeps what is asked of others. */
function parametersOf(
  { program }: CodeContext,
  { entity, locals }: EntityCode,
  asked: ReadonlySet<string>,
): FunctionCode["parameters"] {
  const records = [entity.name, ...enclosingOf(program, entity.name)].map((each): Parameter => {
    const name = locals.record(each);
    const perhaps = isPerhapsAround(program, entity.name, each);
    return { name: asked.has(name) ? name : locals.unasked(each), entity: each, perhaps };
  });
  if (!takesOnce(program, entity.name)) return records;
  const once = locals.once();
  return [...records, { name: asked.has(once) ? once : locals.unasked(once), entity: null, perhaps: false }];
}
