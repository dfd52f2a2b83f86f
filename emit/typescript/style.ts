import { visibleText } from "../../runtime/visible-text.ts";
import { casesIn } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import type { Style } from "../context.ts";
import type { ModuleNames } from "../module-names.ts";
import { typeCode } from "./types.ts";

/** Parameters and options by name, amounts and dates with remarks, decisions with label and clauses. */
export function typeScriptStyle(names: ModuleNames): Style {
  return {
    parameter: (name) => names.parameter(name),
    set: (enumeration, bits) => setCode(names, enumeration, bits),
    remark: (text) => ` /* ${commentText(text)} */`,
    heading: ({ label, body }) => [`// ${commentText(labelAndClauses(label, body))}`],
    present: (code) => `${code}!`,
    anyOption: (code, enumeration, optional) =>
      `(${code}) as ${typeCode(names, { kind: "enum", enumeration }, optional)}`,
  };
}

/** The members of a set joined by `|`: a field of the enumeration would be looked up each time. */
function setCode(names: ModuleNames, enumeration: ir.Enumeration, bits: number): string {
  const { bits: bitNames } = names.enumeration(enumeration);
  const members = enumeration.members.filter((_, index) => (bits & (1 << index)) !== 0);
  const codes = members.map(({ name }) => bitNames.get(name)!);
  return codes.length === 0 ? "0" : codes.length === 1 ? codes[0]! : `(${codes.join(" | ")})`;
}

function labelAndClauses(label: string, body: ir.Expression): string {
  const clauses = [...new Set(casesIn(body).flatMap(({ cases }) => cases.map(({ rule }) => rule.clause)))];
  return clauses.length === 0 ? label : `${label}: ${clauses.join("、")}`;
}

/** A doc comment: the label, then where it comes from. */
export function doc(label: string, clause: string | null, more = ""): string {
  const source = clause === null ? "" : ` (clause ${clause})`;
  return commentText(`${label}${source}${more === "" ? "" : `. ${more}`}`);
}

/** A text that ends neither the comment nor the line in which it stands, and hides nothing from who reads the code. */
export function commentText(text: string): string {
  return visibleText(text.replace(/[\t\n]+/gu, " ")).replaceAll("*/", "* /");
}
