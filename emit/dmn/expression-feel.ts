/** Every kind of expression in FEEL. Conditions that rest on an absent value come out as in Pol: see `docs/dmn.md`. */
import type * as ir from "../../ir/ir.ts";
import { durationsOf } from "./durations.ts";
import { atom, call, chosen, compared, type Feel, isNull, joined, list, nothing } from "./feel.ts";
import { dateFeel } from "./dates-feel.ts";
import { NotInDmn } from "./not-in-dmn.ts";
import { arithmeticFeel, roundFeel, scaleFeel } from "./numbers-feel.ts";
import { columnOf } from "./pick-columns.ts";
import { prevailing } from "./prevailing.ts";
import { containsFeel, sameSet, unionFeel } from "./sets-feel.ts";
import { aggregateFeel, lookupFeel } from "./tables-feel.ts";
import { valueFeel } from "./values-feel.ts";
import type { Writer } from "./writer.ts";

/** An expression in FEEL. Throws `NotInDmn` where there is none. */
export function feel(node: ir.Expression, writer: Writer): Feel {
  const of = (each: ir.Expression): Feel => feel(each, writer);
  switch (node.kind) {
    case "constant":
      return constantFeel(node, writer);
    case "fact":
      return writer.fact(ownName(node, writer));
    case "decision":
      return decisionFeel(node, writer);
    case "known":
      return isNull(of(node.operand), "!=");
    case "orElse":
      return orElse(of(node.operand), of(node.fallback));
    case "not":
      return notFeel(node.operand, writer);
    case "and":
    case "or":
      return joined(node.kind, node.operands.map(of));
    case "compare":
      return compareFeel(node, writer);
    case "contains":
      return containsFeel(node, writer);
    case "union":
      return unionFeel(node, writer);
    case "arithmetic":
      return arithmeticFeel(node, writer);
    case "round":
      return roundFeel(node, writer);
    case "scale":
      return scaleFeel(node, writer);
    case "extreme":
      return call(node.which === "least" ? "min" : "max", ...node.operands.map(of));
    case "if":
      return chosen(of(node.condition), of(node.then), of(node.else));
    case "cases":
      return casesFeel(node, writer);
    case "cell":
      return cellFeel(node, writer);
    case "parameterAt":
      return parameterFeel(node, writer);
    case "aggregate":
      return aggregateFeel(node, writer);
    case "lookup":
      return lookupFeel(node, writer);
    case "column":
      if (node.level > 0) throw new NotInDmn("records", node);
      return atom(
        `${writer.model.names.variable(`${node.table} row`)}.${writer.model.names.column(node.table, node.name)}`,
      );
    case "reading":
      return atom(String(node.holds));
    case "record":
    case "allotment":
      throw new NotInDmn("records", node);
    case "valueAt":
      throw new NotInDmn("series", node);
    case "pick":
      throw new RangeError("a pick is a decision of its own");
    default:
      return dateFeel(node, writer);
  }
}

function orElse(operand: Feel, fallback: Feel): Feel {
  return chosen(isNull(operand, "!="), operand, fallback);
}

/** The name of a fact or a decision of the record at hand, the only one that a model has. */
function ownName(node: ir.FactRef | ir.DecisionRef, { model: { entity } }: Writer): string {
  if (node.entity !== entity.name || node.level > 0 || node.type.kind === "list") throw new NotInDmn("records", node);
  if (node.type.kind === "series") throw new NotInDmn("series", node);
  return node.name;
}

function decisionFeel(node: ir.DecisionRef, writer: Writer): Feel {
  const own = writer.decision(ownName(node, writer));
  const pick = writer.model.picks.get(node.name);
  if (pick === undefined) return own;
  return chosen(isNull(own), atom("-1"), rowOf(own, pick.fixed.length));
}

/** A parameter is asked by its name. */
function constantFeel(node: ir.Constant, writer: Writer): Feel {
  const { parameter, value, type } = node;
  const named = writer.model.program.parameters.find(({ name }) => name === parameter);
  return named?.values.length === 1 ? writer.parameter(named.name) : valueFeel(value, type, node);
}

function notFeel(operand: ir.Expression, writer: Writer): Feel {
  return operand.kind === "known" ? isNull(feel(operand.operand, writer)) : call("not", feel(operand, writer));
}

const signs = { "=": "=", "≠": "!=", "<": "<", "≤": "<=", ">": ">", "≥": ">=" } as const;

/** The sign of a comparison. */
export function signOf(operator: ir.Compare["operator"]): string {
  return signs[operator];
}

function compareFeel(node: ir.Compare, writer: Writer): Feel {
  const { operator, left, right } = node;
  if (left.type.kind === "set" || right.type.kind === "set") {
    const same = sameSet(left, right, writer);
    return operator === "=" ? same : call("not", same);
  }
  if (left.type.kind === "duration") {
    const kinds = new Set([...durationsOf(left, writer.model), ...durationsOf(right, writer.model)]);
    if (kinds.size !== 1) throw new NotInDmn("duration", node);
  }
  return compared(feel(left, writer), signOf(operator), feel(right, writer));
}

/** The first rule that prevails, in their order. */
function casesFeel({ cases, silences, otherwise }: ir.Cases, writer: Writer): Feel {
  const rest = otherwise === null ? nothing : feel(otherwise, writer);
  const silent = silences.map((each) => feel(each, writer));
  const unless = silent.length === 0 || rest === nothing ? rest : chosen(joined("or", silent), nothing, rest);
  return prevailing(cases).reduceRight(
    (others, { guard, value }) => chosen(feel(guard, writer), feel(value, writer), others),
    unless,
  );
}

/** What a row of a table gives in a column. */
function cellFeel(node: ir.CellOf, writer: Writer): Feel {
  const { fixed } = writer.model.picks.get(node.pick)!;
  const row = writer.decision(node.pick);
  const column = columnOf(fixed, node);
  const given =
    column === undefined
      ? atom(`${list(node.cells.map((each) => feel(each, writer))).text}[${rowOf(row, fixed.length).text} + 1]`)
      : atom(isPlain(writer, node.pick) ? row.text : `${row.text}.${column}`);
  const otherwise = node.otherwise === null ? nothing : feel(node.otherwise, writer);
  return otherwise === nothing ? given : chosen(isNull(row, "!="), given, otherwise);
}

/** Whether a table has one column alone, which then is its value. */
export function isPlain({ model }: Writer, pick: string): boolean {
  const { rowAsked, fixed } = model.picks.get(pick)!;
  return fixed.length + (rowAsked ? 1 : 0) === 1;
}

function rowOf(pick: Feel, fixed: number): Feel {
  return fixed === 0 ? pick : atom(`${pick.text}.row`);
}

/** The last value whose first day has come. */
function parameterFeel({ values, date }: ir.ParameterAt, writer: Writer): Feel {
  const day = feel(date, writer);
  return values.reduce((earlier, { from, value }) => {
    const own = valueFeel(value.value, value.type, value);
    if (from === null) return own;
    return chosen(compared(day, ">=", valueFeel(from, { kind: "date" }, value)), own, earlier);
  }, nothing);
}
