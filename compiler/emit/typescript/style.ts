import type * as ir from "../../ir/ir.ts";
import { type Style } from "../code.ts";
import { localName, plainName, typeName } from "../names.ts";

/** Names in generated TypeScript: parameters and options by name, amounts and dates with remarks. */
export const style: Style = {
  parameter: (name) => localName(name),
  set: (enumeration, bits) => setCode(enumeration, bits),
  remark: (text) => ` /* ${commentText(text)} */`,
  present: (code) => `${code}!`,
  array: (items) => `[${items.join(", ")}] as const`,
  lambda: (parameter, type, body) => `(${parameter}: ${type}) => ${body}`,
};

/** The bit of an option as a constant of its own: a field of the enumeration would be looked up each time. */
export function bitName({ name }: ir.Enumeration, member: ir.Named): string {
  return `${typeName(name)}_${plainName(member.name)}`;
}

/** The members of a set joined by `|`. */
function setCode(enumeration: ir.Enumeration, bits: number): string {
  const members = enumeration.members.filter((_, index) => (bits & (1 << index)) !== 0);
  const codes = members.map((member) => bitName(enumeration, member));
  return codes.length === 0 ? "0" : codes.length === 1 ? codes[0]! : `(${codes.join(" | ")})`;
}

/** A doc comment: the label, then where it comes from. */
export function doc(label: string, clause: string | null, more = ""): string {
  const source = clause === null ? "" : ` (clause ${clause})`;
  return commentText(`${label}${source}${more === "" ? "" : `. ${more}`}`);
}

/** A text that does not end the comment in which it stands. */
export function commentText(text: string): string {
  return text.replaceAll("*/", "* /");
}
