/** Allotments as they are written. */
import type * as ast from "../ast.ts";
import type { KeywordId } from "../keywords.ts";
import type { PrintContext } from "./context.ts";
import { type Doc, fill, group, indent, line } from "./documents.ts";
import { writtenRoundingUnit } from "./literals.ts";
import { printQualifiedName } from "./names.ts";
import { levels } from "./precedence.ts";

/** How an expression is printed where the grammar asks for a level. */
type PrintAt = (level: number, node: ast.Expression, context: PrintContext) => Doc;

/** An allotment: what there is and among whom, and on further lines who comes first and what each wishes. */
export function printAllotment(
  { limit, over, where, manner, wish }: ast.Allotment,
  context: PrintContext,
  printAt: PrintAt,
): Doc {
  const head = [
    `${context.word("Allot")} `,
    printAt(levels.additive, limit, context),
    ` ${context.word("Among")} ${printQualifiedName(over.entity, over.name)}`,
  ];
  const filter =
    where === null
      ? ""
      : [
          context.lineBefore(where.span.start, line),
          `${context.word("Where")} `,
          printAt(levels.disjunction, where, context),
        ];
  const served = [
    context.lineBefore(manner.span.start, line),
    manner.kind === "InOrder"
      ? [`${context.word("InOrderOf")} `, printOrder(manner.order, context, printAt)]
      : printProportion(manner, context, printAt),
  ];
  const each = [
    context.signs.colon,
    context.lineBefore(wish.span.start, context.space),
    printAt(levels.expression, wish, context),
  ];
  return group([head, indent([filter, served, each])]);
}

function printProportion({ rounding, rest }: ast.InProportion, context: PrintContext, printAt: PrintAt): Doc {
  const unit = rounding?.unit ?? null;
  return [
    context.word("InProportion"),
    rounding === null ? "" : ` ${context.word(roundingModes[rounding.mode])}`,
    unit === null ? "" : ` ${context.word("To")} ${writtenRoundingUnit(unit, context.surface)}`,
    rest === null ? "" : printRest(rest, context, printAt),
  ];
}

function printRest(rest: ast.ServingOrder | "unspent", context: PrintContext, printAt: PrintAt): Doc {
  if (rest === "unspent") return [context.signs.comma, context.space, context.word("RestUnspent")];
  return [
    context.signs.comma,
    context.lineBefore(rest.span.start, context.space),
    `${context.word("RestInOrderOf")} `,
    printOrder(rest, context, printAt),
  ];
}

function printOrder({ keys, ties, whole }: ast.ServingOrder, context: PrintContext, printAt: PrintAt): Doc {
  const each = keys.map((key, index): Doc[] => {
    const before = index === 0 ? [] : [[context.signs.comma, context.lineBefore(key.span.start, context.space)]];
    const direction = key.from === null ? "" : ` ${context.word(directionWords[key.from])}`;
    return [...before, [printAt(levels.disjunction, key.value, context), direction]];
  });
  const words = [...(ties === null ? [] : [tiesWords[ties]]), ...(whole ? ["WholeOrNothing" as const] : [])];
  const said = words.map((word): Doc[] => [[context.signs.comma, context.space], context.word(word)]);
  return indent(fill([...each, ...said].flat()));
}

/** The keyword of each way in which the values of a key come. */
export const directionWords = {
  highest: "FromHighest",
  lowest: "FromLowest",
  earliest: "FromEarliest",
  latest: "FromLatest",
  yes: "ComesFirst",
} as const satisfies Record<ast.KeyDirection, KeywordId>;

/** The keyword of what is said of ties. */
export const tiesWords = { together: "TiesTogether", listed: "TiesAsListed" } as const satisfies Record<
  NonNullable<ast.ServingOrder["ties"]>,
  KeywordId
>;

/** The keyword of each way of rounding. */
export const roundingModes = { halfUp: "Rounded", down: "RoundedDown", up: "RoundedUp" } as const satisfies Record<
  ast.RoundingMode,
  KeywordId
>;
