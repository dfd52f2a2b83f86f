/** XML as it is written: an element with its attributes and what stands in it. */
import { visibleText } from "../../runtime/visible-text.ts";

/** An element; a text stands in it alone. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly content: readonly Element[] | string;
}

/** An element; attributes that are null are left out. */
export function element(
  name: string,
  attributes: Element["attributes"] = {},
  content: readonly (Element | null)[] | string = [],
): Element {
  return { name, attributes, content: typeof content === "string" ? content : content.filter((each) => each !== null) };
}

/** An element `text` in one of another name: how DMN writes expressions. */
export function withText(name: string, text: string, attributes: Element["attributes"] = {}): Element {
  return element(name, attributes, [element("text", {}, text)]);
}

/** A document. Signs that no document may hold, or that nobody sees, are shown by their numbers. */
export function documentText(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "").join("\n")}\n`;
}

function written({ name, attributes, content }: Element, indent: string): readonly string[] {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === null
      ? []
      : [
          ` ${key}="${escaped(value)
            .replaceAll('"', "&quot;")
            .replace(/[\n\t]/gu, " ")}"`,
        ],
  );
  const open = `${indent}<${name}${given.join("")}`;
  if (content.length === 0) return [`${open}/>`];
  if (typeof content === "string") return [`${open}>${escaped(content)}</${name}>`];
  return [`${open}>`, ...content.flatMap((each) => written(each, `${indent}  `)), `${indent}</${name}>`];
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return visibleText(text)
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>]/gu, (sign) => entities[sign]!);
}
