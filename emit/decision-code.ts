/** A decision as statements of a function. */
import type * as ir from "../ir/ir.ts";
import { PossibleValues } from "../compiler/check/possible-values.ts";
import { choicesOf } from "../ir/choices.ts";
import { expressionsOf } from "../ir/entity.ts";
import { isFractional } from "../ir/types.ts";
import { walk } from "../ir/walk.ts";
import { asOperand } from "./brackets.ts";
import { CodePrinter } from "./code-printer.ts";
import type { Place, Printer } from "./printer.ts";
import type { CodeContext } from "./context.ts";

/** A piece of code, and the names of its function that it mentions. */
export interface Printed {
  readonly code: string;
  readonly mentions: ReadonlySet<string>;
}

/** A constant of a function. */
export interface Statement extends Printed {
  readonly name: string;
  /** The decision whose value it is; null for what only helps. */
  readonly decision: ir.Decision | null;
}

/** What is printed of one decision. */
export interface DecisionCode {
  readonly decision: ir.Decision;
  readonly statements: readonly Statement[];
  /** Which of its rules apply, a word for each 31 of them; none where no reasons are asked. */
  readonly applying: readonly Printed[];
}

/** Where a decision is printed. */
export interface DecisionPlace extends Place {
  /** Whether its gate is known to hold there. */
  readonly isBehindGate: boolean;
}

/** The value of a decision, without reasons. */
export function evaluateDecision(context: CodeContext, decision: ir.Decision, place: DecisionPlace): DecisionCode {
  const value = printed(context, place, (printer) =>
    gated(decision, place, printer, (inner) => inner.print(decision.body)),
  );
  return { decision, statements: valueStatements(context, decision, place, value), applying: [] };
}

/** Code of a place with what it mentions. */
export function printed(context: CodeContext, place: Place, print: (printer: Printer) => string): Printed {
  const printer = new CodePrinter(context, place);
  const code = print(printer);
  return { code, mentions: printer.mentions };
}

/** A decision's value as a constant, and where a table picks a row what that row gives. */
export function valueStatements(
  { program, pool, style }: CodeContext,
  decision: ir.Decision,
  { entity, locals }: Place,
  value: Printed,
): Statement[] {
  const name = locals.decision(decision.name);
  const { type, optional } = decision;
  const isOpen = type.kind === "enum" && asksBeyond(program.entities, entity, decision);
  const code = isOpen ? style.anyOption(value.code, type.enumeration, optional) : givenOut(decision, value.code);
  const statement: Statement = { ...value, code, name, decision };
  if (decision.body.kind !== "pick") return [statement];
  const rows = pool.tableOf(entity, decision.name).name;
  const row: Statement = {
    name: locals.pickedRow(decision.name),
    decision: null,
    code: style.present(`${rows}[${name} + 1]`),
    mentions: new Set([name]),
  };
  return [statement, row];
}

/** A date that is given out must be one of the calendar, and a rate exact in numbers; what nothing has been done to is. */
function givenOut({ role, type, body, otherwise }: ir.Decision, code: string): string {
  if (role !== "output") return code;
  const values = [body, otherwise].filter((each) => each !== null);
  if (type.kind === "date") return values.some(mayLeaveCalendar) ? `calendarDay(${code})` : code;
  return isFractional(type) && values.some(mayBeBig) ? `givenRate(${code})` : code;
}

/** A quotient of whole numbers is no more than its parts. */
function mayBeBig(value: ir.Expression): boolean {
  switch (value.kind) {
    case "arithmetic":
      return value.operator !== "/" || isFractional(value.left.type) || isFractional(value.right.type);
    case "aggregate":
      return value.operator === "sum" || (value.body !== null && mayBeBig(value.body));
    case "decision":
    case "scale":
      return true;
    default:
      return choicesOf(value).some(mayBeBig);
  }
}

function mayLeaveCalendar(value: ir.Expression): boolean {
  const { kind } = value;
  return (
    kind === "addDuration" || kind === "decision" || kind === "aggregate" || choicesOf(value).some(mayLeaveCalendar)
  );
}

/** Whether a decision is compared with an option that its rules never give, which TypeScript refuses. */
function asksBeyond(entities: readonly ir.EntityProgram[], entity: string, decision: ir.Decision): boolean {
  const decisions = entities.find(({ name }) => name === entity)?.decisions ?? [];
  const given = new PossibleValues({ name: entity, decisions }).of(decision.body);
  if (given === null) return false;
  return decisions
    .flatMap((each) => expressionsOf(each).flatMap(walk))
    .some((each) => isAbout(each, decision) && each.right.kind === "constant" && !given.includes(each.right.value));
}

function isAbout(expression: ir.Expression, { name }: ir.Decision): expression is ir.Compare {
  return expression.kind === "compare" && expression.left.kind === "decision" && expression.left.name === name;
}

/** Code behind the gate of its decision. */
export function gated(
  { gate, otherwise }: ir.Decision,
  { isBehindGate }: DecisionPlace,
  printer: Printer,
  print: (inner: Printer) => string,
): string {
  if (gate === null || isBehindGate) return print(printer);
  const code = print(printer.knowing(gate, true));
  const outside = otherwise === null ? "null" : printer.print(otherwise);
  if (code === outside) return code;
  const condition = asOperand(printer.print(gate));
  return outside === "false" ? `${condition} && ${asOperand(code)}` : `${condition} ? ${asOperand(code)} : ${outside}`;
}
