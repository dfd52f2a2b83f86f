import type { Code, Parameters } from "./catalogue.ts";

/** The words of a diagnostic: what is wrong, a record that shows it and one piece of help where there are such. */
export interface Words {
  readonly message: string;
  readonly example?: string;
  readonly help?: string;
}

/** A language: one function a code. */
export type Wording = { readonly [C in Code]: (parameters: Parameters[C]) => Words };

/** What is said of tables. */
export type TableWording = Pick<
  Wording,
  | "key-repeated"
  | "lookup-in-condition"
  | "row-cells"
  | "row-missing"
  | "row-never-counts"
  | "rows-overlap"
  | "table-without-category"
  | "table-without-result"
  | "test-without-column"
  | "otherwise-not-last"
>;

/** What is said of parameters that change with time. */
export type ParameterWording = Pick<Wording, "days-not-rising" | "no-value-yet" | "parameter-needs-day">;

/** An expression as a message quotes it: a long one is not said again. */
export const short = (source: string): string => (source.length > 24 ? "(…)" : source);

/** What an example gives of an item in lists of lists: `households: [{members: [{…}]}]`. */
export function givenWithin(lists: readonly string[], colon = ": "): string {
  return lists.reduceRight((item, list) => `${list}${colon}[{${item}}]`, "…");
}

/** A circle from a step back to it; of a long one the beginning and the end. */
export function circleText(path: readonly string[]): string {
  const shown = path.length <= 12 ? path : [...path.slice(0, 6), "…", ...path.slice(-3)];
  return shown.join(" → ");
}
