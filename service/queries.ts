/** The parameters of addresses. */
import { parseDay } from "../runtime/date.ts";
import { unknownParameter, wrongParameter } from "./problems.ts";

/** A query as it came: a parameter given more than once is a list. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Throws a `Problem` where an address has a parameter that it does not take: whoever misspells one would get another answer than they asked for. */
export function only(query: Query, names: readonly string[]): void {
  const other = Object.keys(query).find((name) => !names.includes(name));
  if (other !== undefined) throw unknownParameter(other, names);
}

/** A parameter that stands at most once. */
export function one(query: Query, name: string): string | undefined {
  const given = query[name];
  if (given === undefined || typeof given === "string") return given;
  throw wrongParameter(name, { en: "one value", zh: "一个值" });
}

/** A parameter that must be there. */
export function needed(query: Query, name: string): string {
  const given = one(query, name);
  if (given === undefined) throw wrongParameter(name, { en: "a value, and is missing", zh: "一个值，现未给出" });
  return given;
}

/** A date as days since 1970-01-01. */
export function day(query: Query, name: string): number {
  const found = parseDay(needed(query, name));
  if (found === null) throw wrongParameter(name, { en: "a date such as 2025-03-01", zh: "日期，如 2025-03-01" });
  return found;
}

/** Names, separated by commas or given one by one. */
export function names(query: Query, name: string): readonly string[] {
  const given = query[name];
  if (given === undefined) return [];
  return [given]
    .flat()
    .flatMap((each) => each.split(","))
    .filter((each) => each !== "");
}

/** Whether the answer is to be given as a record that can be decided again. */
export function recorded(query: Query): boolean {
  const given = one(query, "record");
  if (given !== undefined && given !== "yes") throw wrongParameter("record", { en: "yes", zh: "yes" });
  return given === "yes";
}

/** Whether labels are wanted in place of identifiers. */
export function labels(query: Query): boolean {
  const given = one(query, "labels");
  if (given !== undefined && given !== "zh") throw wrongParameter("labels", { en: "zh", zh: "zh" });
  return given === "zh";
}
