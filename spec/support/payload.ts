/** Texts that try to become code, markup, lines or commands of a terminal, and programs that hold them. */
import fc from "fast-check";
import type { Program } from "../../ir/ir.ts";

/** What people read, as against names, which the grammar keeps plain. */
const texts = new Set(["label", "title", "action", "message", "issuer", "number"]);

/** The program with a payload before and behind every text. */
export function withPayload(original: Program, payload: string): Program {
  const changed = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return texts.has(key) ? `${payload}${value}${payload}` : value;
    if (Array.isArray(value)) return value.map((each) => changed(each, key));
    if (value === null || typeof value !== "object" || value instanceof Map) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, name)]));
  };
  return changed(original, "") as Program;
}

const lineEnds = ["\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\v", "\f"];
const ends = ["*/", "'", '"', "`", "${", "}", "\\", "</script>", "-->", "]]>", "<!--", "//", ",", ";", ":", "|", "”"];
const obeyed = [
  "\u001b]0;title\u0007",
  "\u001b[31m",
  "\u009b31m",
  "\u202e",
  "\u2066",
  "\u0000",
  "\ud800",
  "\uffff",
  "\u200b",
  "\u00ad",
  "\u{e0041}",
];

/** Line ends, ends of literals and comments, and signs that terminals obey, around code and markup. */
export const payload = fc
  .array(fc.constantFrom(...lineEnds, ...ends, ...obeyed), { minLength: 1, maxLength: 3 })
  .map((signs) => `${signs.join("")}globalThis.injected = 1;${signs.join("")}<img src=x onerror=alert(1)>`);

/** What no product may hold: line ends that only some programs know, signs that a terminal obeys, and signs that nobody sees. */
export const hiddenSigns =
  /[\u0000-\u0008\v\f\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200d\u2028-\u202e\u2060\u2066-\u2069\u{e0041}]/u;
