/** The parts of Prettier's documents in use here, and what can be told of a document without a printer. */
import { builders, printer } from "prettier/doc";
import { displayWidth } from "./width.ts";

/** A text that is not yet broken into lines. */
export type Doc = builders.Doc;
export const { fill, group, hardline, indent, line, lineSuffix, softline } = builders;

/** The widest line. */
export const printWidth = 100;

/** The text of a document, laid out in `printWidth` columns. */
export function laidOut(doc: Doc): string {
  return printer.printDocToString(doc, { printWidth, tabWidth: 2 }).formatted;
}

/** The document on one line, or null where it holds a line that must break. */
export function flatText(doc: Doc): string | null {
  if (typeof doc === "string") return doc;
  if (Array.isArray(doc)) return flatParts(doc);
  switch (doc.type) {
    case "group":
    case "indent":
      return flatText(doc.contents);
    case "fill":
      return flatParts(doc.parts);
    case "line":
      return doc.hard === true ? null : doc.soft === true ? "" : " ";
    default:
      return null;
  }
}

function flatParts(parts: readonly Doc[]): string | null {
  let text = "";
  for (const part of parts) {
    const flat = flatText(part);
    if (flat === null) return null;
    text += flat;
  }
  return text;
}

/** The document on one line where that fits beside the indentation, otherwise null. */
export function fittingText(doc: Doc, indentation: number): string | null {
  const flat = flatText(doc);
  return flat !== null && displayWidth(flat) + indentation <= printWidth ? flat : null;
}
