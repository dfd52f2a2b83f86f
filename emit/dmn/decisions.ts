/** The decisions of a model, each as a table where its rules make one, else as an expression. */
import type * as ir from "../../ir/ir.ts";
import { settled } from "../../ir/simplify.ts";
import { type Type } from "../../ir/types.ts";
import { tableElement, type TableRow } from "./decision-table.ts";
import { chosen, type Feel, isNull, joined, nothing } from "./feel.ts";
import { isPlain } from "./expression-feel.ts";
import { itemName } from "./names.ts";
import { typeRef } from "./item-definitions.ts";
import { conjuncts, prevailing } from "./prevailing.ts";
import { asked, barOf, testOf, type UnaryTest } from "./unary-tests.ts";
import type { Writer } from "./writer.ts";
import { type Element, withText } from "./xml.ts";

/** What is written of a decision: its logic, and the type of its value. */
export interface Logic {
  readonly typeRef: string | null;
  readonly element: Element;
}

/** How a decision is made. */
export function logicOf(decision: ir.Decision, writer: Writer): Logic {
  const { body, type, name } = decision;
  if (body.kind === "pick") return pickLogic(decision, body, writer);
  const own = typeRef(type);
  if (body.kind === "cases" && isTable(body)) {
    return { typeRef: own, element: casesTable(decision, body, own, writer) };
  }
  const text = guarded(decision, writer.feel(body), writer).text;
  return {
    typeRef: own,
    element: withText("literalExpression", text, { id: `${idOf(name, writer)}_logic`, typeRef: own }),
  };
}

function idOf(decision: string, { model }: Writer): string {
  return model.names.decision(decision);
}

/** Rules make a table where there are several, or one that has a condition. */
function isTable({ cases }: ir.Cases): boolean {
  return cases.length > 1 || (cases.length === 1 && settled(cases[0]!.guard) !== true);
}

/** What must hold that a decision is asked at all. */
function gateOf({ gate, role }: ir.Decision, writer: Writer): readonly Feel[] {
  return [
    ...(role === "output" ? [isNull(writer.problem())] : []),
    ...(gate === null ? [] : conjuncts(gate).map((each) => writer.feel(each))),
  ];
}

/** A value where the gate of a decision holds, and what is decided where it does not. */
function guarded(decision: ir.Decision, value: Feel, writer: Writer): Feel {
  const gate = gateOf(decision, writer);
  return gate.length === 0 || (value === nothing && decision.otherwise === null)
    ? value
    : chosen(joined("and", gate), value, outside(decision, writer));
}

/** What is decided where the gate does not hold; nothing of a record with which something is wrong. */
function outside({ otherwise, role }: ir.Decision, writer: Writer): Feel {
  if (otherwise === null) return nothing;
  const value = writer.feel(otherwise);
  return role === "output" ? chosen(isNull(writer.problem()), value, nothing) : value;
}

function casesTable(decision: ir.Decision, body: ir.Cases, typeOfOutput: string | null, writer: Writer): Element {
  const gate: readonly UnaryTest[] = [
    ...(decision.role === "output" ? [asked(writer.problem(), "text", "null")] : []),
    ...(decision.gate === null ? [] : conjuncts(decision.gate).map((each) => testOf(each, true, writer))),
  ];
  const rows = prevailing(body.cases).map(({ rule, value, wants, bars }): TableRow => ({
    tests: [...gate, ...wants.map((each) => testOf(each, true, writer)), ...bars.map((each) => barOf(each, writer))],
    outputs: [writer.feel(value).text],
    remark: [rule.clause, rule.label ?? rule.name].filter((each) => each !== null).join(" "),
  }));
  const none = noRule(body, writer);
  const otherwise = guarded(decision, none, writer);
  return tableElement({
    id: `${idOf(decision.name, writer)}_logic`,
    hitPolicy: hasOneForm(decision.type) ? "ANY" : "FIRST",
    outputs: [{ name: null, typeRef: typeOfOutput, otherwise: otherwise === nothing ? null : otherwise.text }],
    rows,
  });
}

/**
 * Whether values that are the same are written the same: rules that agree may then all hold. Of sets, numbers and durations
 * engines may tell two apart by their order, places or units; there the first rule counts, which is as right as any.
 */
function hasOneForm({ kind }: Type): boolean {
  return kind === "bool" || kind === "enum" || kind === "date" || kind === "text";
}

/** The value where no rule applies. */
function noRule({ silences, otherwise }: ir.Cases, writer: Writer): Feel {
  if (otherwise === null) return nothing;
  const silent = silences.map((each) => writer.feel(each));
  const value = writer.feel(otherwise);
  return silent.length === 0 ? value : chosen(joined("or", silent), nothing, value);
}

/** The columns of a table's row, with their types. */
export function pickOutputs(decision: string, { model }: Writer): readonly (readonly [name: string, type: Type])[] {
  const { rowAsked, fixed } = model.picks.get(decision)!;
  return [
    ...(rowAsked ? [["row", { kind: "int" }] as const] : []),
    ...fixed.map(({ name, of }) => [name, of.type] as const),
  ];
}

function pickLogic({ name }: ir.Decision, body: ir.Pick, writer: Writer): Logic {
  const { fixed, rowAsked } = writer.model.picks.get(name)!;
  const plain = isPlain(writer, name);
  const rows = body.rows.map(({ index, guard, origin }): TableRow => ({
    tests: conjuncts(guard).map((each) => testOf(each, true, writer)),
    outputs: [...(rowAsked ? [String(index)] : []), ...fixed.map(({ of }) => writer.feel(of.cells[index]!).text)],
    remark: origin.clause ?? "",
  }));
  const outputs = pickOutputs(name, writer).map(([column, type]) => ({
    name: plain ? null : column,
    typeRef: typeRef(type),
    otherwise: null,
  }));
  const hitPolicy = body.unique ? "UNIQUE" : "FIRST";
  return {
    typeRef: plain ? outputs[0]!.typeRef : itemName(idOf(name, writer), "Row"),
    element: tableElement({ id: `${idOf(name, writer)}_logic`, hitPolicy, outputs, rows }),
  };
}
