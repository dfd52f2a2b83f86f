/** What is asked of a record or a row, by its local name where it has one. */
import { enclosingOf } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { recordsOf, rowsOf } from "../../ir/outward.ts";
import { memberOf } from "../names.ts";
import { call, type Printer } from "../printer.ts";
import { valueCode } from "../value-code.ts";

/** Whether a fact or a decision may be absent where it stands. */
export function mayBeNull(printer: Printer, reference: ir.FactRef | ir.DecisionRef): boolean {
  if (isLocal(printer, reference) && printer.place.present.has(localName(printer, reference))) return false;
  const { kind, entity, name } = reference;
  const found = printer.context.program.entities.find((each) => each.name === entity);
  const named = kind === "fact" ? found?.facts : found?.decisions;
  return named?.find((each) => each.name === name)?.optional === true;
}

function isLocal(printer: Printer, reference: ir.FactRef | ir.DecisionRef): boolean {
  const { kind, entity, name } = reference;
  const { entity: own, unnamed } = printer.place;
  return entity === own && depthOf(printer, reference) === 0 && !(kind === "fact" && unnamed.has(name));
}

/** How many records of the same kind stand around the one that is asked. */
export function depthOf(printer: Printer, { entity, level }: ir.FactRef | ir.DecisionRef): number {
  return Math.max(0, (printer.place.around.get(recordsOf(entity)) ?? 1) - 1 - level);
}

/** The local name of a row of a data table in reach. */
export function tableRow(printer: Printer, { table, level }: ir.ColumnRef): string {
  return printer.place.locals.tableRow(table, printer.place.around.get(rowsOf(table))! - 1 - level);
}

function localName(printer: Printer, { kind, name }: ir.FactRef | ir.DecisionRef): string {
  const { locals } = printer.place;
  return kind === "fact" ? locals.fact(name) : locals.decision(name);
}

/** A fact of the record at hand by its local name, of one further out by its record. */
export function factCode(printer: Printer, node: ir.FactRef): string {
  if (isLocal(printer, node)) return printer.mention(localName(printer, node));
  return memberOf(printer.mention(printer.place.locals.record(node.entity, depthOf(printer, node))), node.name);
}

/** A decision of the record at hand by its local name, of another record from what is decided of that. */
export function decisionCode(printer: Printer, node: ir.DecisionRef): string {
  if (isLocal(printer, node)) return printer.mention(localName(printer, node));
  const depth = depthOf(printer, node);
  if (node.entity === printer.place.entity && depth > 0) return ofLike(printer, node, depth);
  const decided = printer.place.locals.decided(node.entity, depth);
  return memberOf(printer.mention(decided), node.name);
}

/** A decision of another record of the same kind is worked out alone: what it rests on rests on nothing decided here. */
function ofLike(printer: Printer, { entity, name }: ir.DecisionRef, depth: number): string {
  return call(printer.context.names.alone(entity, name), ...recordsAround(printer, entity, depth));
}

/** A value; a parameter in the style of what is printed. */
export function constantCode(printer: Printer, { value, type, parameter }: ir.Constant): string {
  const code = valueCode(printer.context, value, type);
  return parameter === null ? code : printer.context.style.parameter(parameter, code);
}

/** The local names that are present where a condition has turned out true, or false. */
export function presentWhere(printer: Printer, condition: ir.Expression, truth: boolean): readonly string[] {
  switch (condition.kind) {
    case "known":
      return truth ? narrowed(printer, condition.operand) : [];
    case "not":
      return presentWhere(printer, condition.operand, !truth);
    case "and":
    case "or":
      return (condition.kind === "and") === truth
        ? condition.operands.flatMap((each) => presentWhere(printer, each, truth))
        : [];
    default:
      return [];
  }
}

/** The local name that a test for presence narrows. */
function narrowed(printer: Printer, operand: ir.Expression): readonly string[] {
  if (operand.kind !== "fact" && operand.kind !== "decision") return [];
  return isLocal(printer, operand) ? [localName(printer, operand)] : [];
}

/** A record and those around it, as arguments. */
export function recordsAround(printer: Printer, entity: string, depth: number): readonly string[] {
  const { locals, enclosing } = printer.place;
  const record = locals.record(entity, depth);
  const around =
    enclosing.get(record) ?? enclosingOf(printer.context.program, entity).map((each) => locals.record(each));
  return [record, ...around].map((each) => printer.mention(each));
}
