/** What is asked of a record or a row, by its local name where it has one. */
import { enclosingOf, isPerhapsAround, takesOnce } from "../../ir/asking.ts";
import type * as ir from "../../ir/ir.ts";
import { recordsOf, rowsOf } from "../../ir/outward.ts";
import { literalCode, memberOf } from "../names.ts";
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
export function depthOf(printer: Printer, { entity, level }: ir.FactRef | ir.DecisionRef | ir.RecordRef): number {
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
  const record = recordCode(printer, node);
  if (!isPerhaps(printer, node)) return memberOf(record, node.name);
  return node.optional
    ? `${memberOf(record, node.name, "?.")} ?? null`
    : memberOf(presentRecord(printer, record), node.name);
}

/** A record around the one at hand, or an item of a list. */
export function recordCode(printer: Printer, node: ir.FactRef | ir.DecisionRef | ir.RecordRef): string {
  return printer.mention(printer.place.locals.record(node.entity, depthOf(printer, node)));
}

/** Whether there may be no such record. */
function isPerhaps(printer: Printer, node: ir.FactRef | ir.DecisionRef): boolean {
  return depthOf(printer, node) === 0 && isPerhapsAround(printer.context.program, printer.place.entity, node.entity);
}

/** A record that the code around shows to be there, or the type checker cannot see to be. */
function presentRecord(printer: Printer, record: string): string {
  return printer.place.present.has(record) ? record : printer.context.style.present(record);
}

/** A decision of the record at hand by its local name, of another record from what is decided of that. */
export function decisionCode(printer: Printer, node: ir.DecisionRef): string {
  if (isLocal(printer, node)) return printer.mention(localName(printer, node));
  const alone = printer.context.names.alone(node.entity, node.name);
  if (alone !== null) return aloneCall(printer, node, alone);
  const decided = printer.place.locals.decided(node.entity, depthOf(printer, node));
  return memberOf(printer.mention(decided), node.name);
}

/** A decision of another record is worked out alone: what it rests on rests on nothing decided here. */
function aloneCall(printer: Printer, node: ir.DecisionRef, alone: string): string {
  const { entity } = node;
  const [record, ...around] = recordsAround(printer, entity, depthOf(printer, node));
  const of = (found: string): string => call(alone, found, ...around, ...onceArgument(printer, entity));
  if (!isPerhaps(printer, node)) return of(record!);
  return node.optional ? `${record!} === null ? null : ${of(record!)}` : of(presentRecord(printer, record!));
}

/** What keeps the decisions asked of others, where deciding a record of an entity asks any. */
export function onceArgument(printer: Printer, entity: string): readonly string[] {
  return takesOnce(printer.context.program, entity) ? [printer.mention(printer.place.locals.once())] : [];
}

/** A cell of a data table, in the row that has a key. */
export function lookupCode(printer: Printer, { table, column, keyColumn, key }: ir.Lookup): string {
  const { rows } = printer.context.names.table(table);
  return memberOf(call("rowWith", rows, literalCode(keyColumn), printer.value(key), literalCode(table)), column);
}

/** What a parameter that changes with time is on a day. */
export function parameterAtCode(printer: Printer, { parameter, date }: ir.ParameterAt): string {
  const values = printer.context.names.parameter(parameter);
  return memberOf(call("valueOn", values, printer.value(date), literalCode(parameter)), "value");
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
  if (operand.kind === "record") return [printer.place.locals.record(operand.entity, depthOf(printer, operand))];
  if (operand.kind !== "fact" && operand.kind !== "decision") return [];
  return isLocal(printer, operand) ? [localName(printer, operand)] : [];
}

/** A record and those around it, as arguments; `null` where it stands in none of a kind, a call where its group is looked up. */
export function recordsAround(printer: Printer, entity: string, depth: number): readonly string[] {
  const { locals, enclosing } = printer.place;
  const record = locals.record(entity, depth);
  const around =
    enclosing.get(record) ?? enclosingOf(printer.context.program, entity).map((each) => locals.record(each));
  return [record, ...around].map((each) => {
    if (each === "null") return each;
    if (!each.endsWith(")")) return printer.mention(each);
    printer.mention(locals.once());
    return each;
  });
}
