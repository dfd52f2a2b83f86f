import type * as ast from "../ast.ts";
import type { KeywordId } from "../keywords.ts";
import type { PrintContext } from "./context.ts";
import type { Doc } from "./documents.ts";
import { printAt } from "./expressions.ts";
import { writtenNumber } from "./literals.ts";
import { writtenName } from "./names.ts";
import { levels } from "./precedence.ts";

const simpleTypes = {
  bool: "Bool",
  int: "Int",
  money: "Money",
  rate: "Rate",
  date: "Date",
  duration: "Duration",
  text: "TextType",
} as const satisfies Record<ast.SimpleTypeName, KeywordId>;

/** A type: `set of Standing`, `int from 0 to 5`, `date?`. */
export function printType(node: ast.TypeNode, context: PrintContext): Doc {
  switch (node.kind) {
    case "SimpleType": {
      const { from, to } = boundWords(node.name, context);
      const name = context.word(simpleTypes[node.name]);
      return [name, printBound(from, node.from, context), printBound(to, node.to, context)];
    }
    case "NamedType":
      return writtenName(node.name.text);
    case "SetType":
      return `${context.word("SetOf")} ${writtenName(node.member.text)}`;
    case "YearSetType": {
      const [from, to] = [writtenNumber(node.from.value), writtenNumber(node.to.value)];
      const words = ["SetOf", "Year", "From"] as const;
      return `${words.map((word) => context.word(word)).join(" ")} ${from} ${context.word("To")} ${to}`;
    }
    case "ListType":
      return [`${context.word("ListOf")} `, printType(node.item, context)];
    case "SeriesType":
      return context.word(node.by === "date" ? "ByDate" : "ByMonth");
    case "OptionalType":
      return [printType(node.of, context), "?"];
  }
}

/** Numbers are bounded in other Chinese words than dates. */
function boundWords(name: ast.SimpleTypeName, { surface }: PrintContext): { from: KeywordId; to: KeywordId } {
  return surface === "zh" && name !== "date" ? { from: "LeastValue", to: "GreatestValue" } : { from: "From", to: "To" };
}

function printBound(word: KeywordId, bound: ast.Expression | null, context: PrintContext): Doc {
  return bound === null ? "" : [` ${context.word(word)} `, printAt(levels.additive, bound, context)];
}
