import { visibleText } from "../runtime/visible-text.ts";

/** Text that is markup already; everything else is escaped where it is put in. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in markup: nothing where it is null. */
export type Content = string | number | Markup | null | readonly Content[];

/** Markup with its insertions escaped: html`<td>${name}</td>`. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(
    parts.map((part, index) => part + (index < contents.length ? written(contents[index]!) : "")).join(""),
  );
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function written(content: Content): string {
  if (content === null) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(written).join("");
  return visibleText(String(content)).replace(/[&<>"']/gu, (sign) => entities[sign]!);
}
