/** Conditions in turn, rules and the rows of tables. */
import { assuming, type Known, learning } from "../../ir/assume.ts";
import type * as ir from "../../ir/ir.ts";
import { mayGiveNothing } from "../../ir/absence.ts";
import { asOperand, choice } from "../brackets.ts";
import { type Branch, conditional } from "../conditional.ts";
import { keyOfRows } from "../key-of-rows.ts";
import { literalCode, memberOf } from "../names.ts";
import { call, type Printer } from "../printer.ts";

/** Conditions of which each is only asked where all before it have turned out the same way. */
export function inTurn(printer: Printer, conditions: readonly ir.Expression[], truth: boolean): string[] {
  let reached: Printer = printer;
  return conditions.map((condition) => {
    const code = reached.operand(condition);
    reached = reached.knowing(condition, truth);
    return code;
  });
}

/** One of two values by a condition. */
export function ifCode(printer: Printer, { condition, then, else: otherwise }: ir.If): string {
  return choice(
    printer.operand(condition),
    printer.knowing(condition, true).print(then),
    printer.knowing(condition, false).print(otherwise),
  );
}

/**
 * Overriding cases stand first, so the first that applies is undefeated, and where the compiler
 * has shown that no two undefeated cases differ its value is the value of the decision.
 */
export function casesCode(printer: Printer, node: ir.Cases): string {
  const branches: Branch[] = [];
  let reached: Printer = printer;
  for (const { guard, value } of node.cases) {
    const valueCode = reached.knowing(guard, true).print(value);
    if (isAlways(guard)) return conditional(branches, valueCode);
    branches.push([reached.operand(guard), valueCode]);
    reached = reached.knowing(guard, false);
  }
  return conditional(branches, noCaseCode(reached, node));
}

/** What a decision comes to where none of its cases applies. */
export function noCaseCode(printer: Printer, { decision, silences, otherwise }: ir.Cases): string {
  if (silences.some(isAlways)) return "null";
  const rest = otherwise === null ? call("noRule", literalCode(decision)) : printer.print(otherwise);
  return conditional(
    silences.map((silence) => [printer.operand(silence), "null"]),
    rest,
  );
}

/** The members of several sets, by the code of each. */
export function unionCode(sets: readonly ir.Expression[], codes: readonly string[]): string {
  return sets.some(mayGiveNothing) ? call("unionOf", ...codes) : codes.map(asOperand).join(" | ");
}

/** Most records hold no category at all, so that is asked first. */
export function pickCode(printer: Printer, { rows }: ir.Pick): string {
  let known: Known = new Map();
  const branches = rows.map(({ guard, index }): Branch => {
    const condition = printer.operand(assuming(guard, known));
    known = learning(known, guard, false);
    return [condition, String(index)];
  });
  const chain = conditional(branches, "-1");
  const key = keyOfRows(rows);
  if (key === null) return chain;
  const mask = printer.context.style.set(key.enumeration, key.bits);
  return `(${printer.print(key.set)} & ${mask}) === 0 ? -1 : (${chain})`;
}

/** What the picked row of a table gives. */
export function cellCode(printer: Printer, node: ir.CellOf): string {
  const all = [node.otherwise, ...node.cells];
  const codes = all.map((each) => (each === null ? "null" : printer.value(each)));
  if (codes.every((each) => each === codes[0])) return codes[0]!;
  return all.every((each) => each === null || each.kind === "constant")
    ? constantCell(printer, node, codes)
    : byRow(printer, node.pick, codes);
}

/** One of fixed values: a field of what the picked row gives. */
function constantCell(printer: Printer, { entity, pick, type }: ir.CellOf, codes: readonly string[]): string {
  const { locals, decision } = printer.place;
  const field = printer.context.pool.tableOf(entity, pick).field(decision, type, codes);
  return memberOf(printer.mention(locals.pickedRow(pick)), field);
}

/** The value of a row: rows of one value stand together, and the value of most rows comes last. */
function byRow(printer: Printer, pick: string, [otherwise, ...cells]: readonly string[]): string {
  const row = printer.mention(printer.place.locals.decision(pick));
  const rows = new Map<string, number[]>();
  [...cells, otherwise!].forEach((code, index) =>
    rows.set(code, [...(rows.get(code) ?? []), index === cells.length ? -1 : index]),
  );
  const groups = [...rows].sort(([, left], [, right]) => left.length - right.length);
  const [last] = groups.pop()!;
  const branches = groups.map(([code, indices]): Branch => {
    const condition = indices.map((index) => `${row} === ${index}`).join(" || ");
    return [indices.length === 1 ? condition : `(${condition})`, code];
  });
  return conditional(branches, last);
}

/** Whether a condition holds whatever the record. */
export function isAlways(condition: ir.Expression): boolean {
  return condition.kind === "constant" && condition.value === true;
}
