import type * as ast from "../ast.ts";
import type { KeywordId } from "../keywords.ts";
import type { PrintContext } from "./context.ts";
import { writtenNumber } from "./literals.ts";
import { writtenName } from "./names.ts";

const simpleTypes = {
  bool: "Bool",
  int: "Int",
  money: "Money",
  rate: "Rate",
  date: "Date",
  duration: "Duration",
  text: "TextType",
} as const satisfies Record<ast.SimpleTypeName, KeywordId>;

/** A type: `set of Standing`, `int from 0`, `date?`. */
export function printType(node: ast.TypeNode, context: PrintContext): string {
  switch (node.kind) {
    case "SimpleType": {
      const name = context.word(simpleTypes[node.name]);
      if (node.from === null) return name;
      const least = context.word(context.surface === "en" ? "From" : "LeastValue");
      return `${name} ${least} ${writtenNumber(node.from.value)}`;
    }
    case "NamedType":
      return writtenName(node.name.text);
    case "SetType":
      return `${context.word("SetOf")} ${writtenName(node.member.text)}`;
    case "ListType":
      return `${context.word("ListOf")} ${printType(node.item, context)}`;
    case "SeriesType":
      return context.word(node.by === "date" ? "ByDate" : "ByMonth");
    case "OptionalType":
      return `${printType(node.of, context)}?`;
  }
}
