/**
 * The text of a document of Word, a line a paragraph. Numbers that Word counts itself are written out: a notice is
 * cited by them, and they stand nowhere in the document's text.
 */
import { strFromU8, unzipSync } from "fflate";
import { Numbering } from "./docx-numbering.ts";
import { Unreadable } from "./folder.ts";

/** What is larger is no notice. */
const largestPart = 32 * 1024 * 1024;

const parts = { body: "word/document.xml", numbering: "word/numbering.xml", styles: "word/styles.xml" } as const;

/** Throws `Unreadable` for what is no document of Word. */
export function docxText(bytes: Uint8Array): string {
  const wanted: readonly string[] = Object.values(parts);
  try {
    const files = unzipSync(bytes, { filter: (each) => wanted.includes(each.name) && each.originalSize < largestPart });
    const read = (name: string): Document | null => {
      const file = files[name];
      return file === undefined ? null : parsed(strFromU8(file));
    };
    const body = read(parts.body)?.getElementsByTagNameNS("*", "body")[0];
    if (body === undefined) throw new Unreadable(parts.body);
    return linesIn(body, new Numbering(read(parts.numbering), read(parts.styles))).join("\n");
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(String(error));
  }
}

/** No document of Word declares entities; what does is not read. */
function parsed(text: string): Document {
  const document = text.includes("<!DOCTYPE") ? null : new DOMParser().parseFromString(text, "application/xml");
  if (document === null || document.querySelector("parsererror") !== null) throw new Unreadable("XML");
  return document;
}

function linesIn(container: Element, numbering: Numbering): readonly string[] {
  return [...container.children].flatMap((child) => {
    switch (child.localName) {
      case "p":
        return [numbering.numberOf(child) + textIn(child)];
      case "tbl":
        return rowsIn(child, numbering);
      default:
        return linesIn(child, numbering);
    }
  });
}

/** A line a row, its cells apart by tabs. */
function rowsIn(table: Element, numbering: Numbering): readonly string[] {
  return childrenOf(table, "tr").map((row) =>
    childrenOf(row, "tc")
      .map((cell) => linesIn(cell, numbering).join(" ").trim())
      .join("\t"),
  );
}

function childrenOf(element: Element, name: string): readonly Element[] {
  return [...element.children].filter(({ localName }) => localName === name);
}

/** What is shown of it; a text box stands in the document twice, the second time for old programs. */
function textIn(element: Element): string {
  return [...element.children]
    .map((child) => {
      switch (child.localName) {
        case "t":
          return child.textContent ?? "";
        case "tab":
          return child.parentElement?.localName === "r" ? "\t" : "";
        case "br":
        case "cr":
          return "\n";
        case "noBreakHyphen":
          return "-";
        case "Fallback":
        case "del":
        case "pPr":
          return "";
        default:
          return textIn(child);
      }
    })
    .join("");
}
