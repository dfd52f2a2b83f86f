import type { Surface } from "../../grammar/keywords.ts";
import type { Named } from "../../ir/ir.ts";
import type { ToldName } from "./told-diff.ts";

/** What something is called on a surface, and what on the other. */
export function toldName({ name, label }: Named, surface: Surface): ToldName {
  return surface === "en" ? { name, otherName: label } : { name: label, otherName: name };
}
