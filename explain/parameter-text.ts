import type { Parameter } from "../ir/ir.ts";
import type { Surface } from "../grammar/keywords.ts";
import { date } from "../ir/types.ts";
import { valueText } from "./value-text.ts";

/** A parameter's value, or all of its values, each with its first day. */
export function parameterText({ type, values }: Pick<Parameter, "type" | "values">, surface: Surface): string {
  const texts = values.map(({ from, value }) => valueText(type, value, surface) + fromText(from, surface));
  return texts.join(surface === "en" ? ", " : "，");
}

/** From when a value of a parameter holds, to stand behind it; nothing where it always does. */
export function fromText(from: number | null, surface: Surface): string {
  if (from === null) return "";
  const day = valueText(date, from, surface);
  return surface === "en" ? ` from ${day}` : `（自${day}起）`;
}
