import type { Expression, ListSource } from "./ir.ts";
import { type Entered, isRank, recordsOf, rowsOf, sourceOf } from "./outward.ts";
import { childrenOf } from "./walk.ts";

/** A record or a row that an expression asks: of what kind, and how many nearer of it are passed over. */
export interface Asked {
  readonly of: "record" | "row";
  /** The entity or the table. */
  readonly name: string;
  readonly level: number;
  /** What asks it. */
  readonly by: Expression;
}

/** What an expression asks of records and rows around it, and not of those that it enters itself, nor of those already entered. */
export function asksAround(expression: Expression, entered: Entered = new Map()): readonly Asked[] {
  const around = (of: Asked["of"], name: string, level: number): Asked[] => {
    const own = entered.get(of === "record" ? recordsOf(name) : rowsOf(name)) ?? 0;
    return level < own ? [] : [{ of, name, level: level - own, by: expression }];
  };
  switch (expression.kind) {
    case "fact":
    case "decision":
    case "record":
      return around("record", expression.entity, expression.level);
    case "column":
      return around("row", expression.table, expression.level);
    case "aggregate":
    case "allotment": {
      const { over, level } = expression;
      const within = new Map(entered).set(sourceOf(over), (entered.get(sourceOf(over)) ?? 0) + 1);
      const outside = over.kind === "list" ? [over.list] : [];
      if (expression.kind === "allotment") outside.push(expression.limit);
      const inside = childrenOf(expression).filter((child) => !outside.includes(child));
      const isOfOne = over.kind === "list" && (expression.kind === "allotment" || isRank(expression));
      return [
        ...(isOfOne ? around("record", (over as ListSource).entity, level) : []),
        ...outside.flatMap((child) => asksAround(child, entered)),
        ...inside.flatMap((child) => asksAround(child, within)),
      ];
    }
    default:
      return childrenOf(expression).flatMap((child) => asksAround(child, entered));
  }
}
