import { isQuotable } from "../../grammar/print/literals.ts";
import { visibleText } from "../../runtime/visible-text.ts";
import { type CountUnit, type Figure, isAlike } from "./figure.ts";
import { findFigures } from "./find-figures.ts";

const unitSigns: { readonly [U in CountUnit]: string } = {
  years: "年",
  months: "个月",
  days: "天",
  workdays: "个工作日",
};

/** English words of figures as the signs that texts have. */
const inChinese: readonly (readonly [RegExp, string])[] = [
  [/\s*yuan$/u, "元"],
  [/\s*(?:working days?|workdays?)$/u, unitSigns.workdays],
  [/\s*days?$/u, unitSigns.days],
  [/\s*months?$/u, unitSigns.months],
  [/\s*years?$/u, unitSigns.years],
  [/\s+to\s+/u, "至"],
  [/\s*percent$/u, "%"],
];

/** The figure that a person types in place of another, with or without its unit, in either language; null where it is none of its kind. */
export function readFigure(typed: string, like: Figure, planYear: number | null): Figure | null {
  if (like.kind === "text") return readText(typed);
  const plain = inChinese.reduce((text, [words, sign]) => text.replace(words, sign), typed.normalize("NFKC").trim());
  const text = isDated(like) ? dated(plain) : plain + (/^[\d.,]+$/u.test(plain) ? signOf(like) : "");
  const whole = findFigures(text, planYear).find(
    ({ start, end, figure }) => start === 0 && end === text.length && isAlike(figure, like),
  );
  return whole?.figure ?? null;
}

function readText(typed: string): Figure | null {
  const text = typed.trim();
  return text !== "" && isQuotable(text) && visibleText(text) === text ? { kind: "text", text } : null;
}

function isDated({ kind }: Figure): boolean {
  return kind === "date" || kind === "range";
}

/** `20250301` is a date as well. */
function dated(text: string): string {
  return text.replaceAll(/(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)/gu, "$1-$2-$3");
}

function signOf(like: Figure): string {
  switch (like.kind) {
    case "money":
      return "元";
    case "rate":
      return "%";
    case "count":
      return like.unit === null ? "个" : unitSigns[like.unit];
    default:
      return "";
  }
}
