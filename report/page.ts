import type { Surface } from "../grammar/keywords.ts";
import { html, Markup, type Content } from "./markup.ts";
import { style } from "./style.ts";

/** One self-contained page: nothing is loaded from anywhere. */
export function page(title: string, surface: Surface, body: Content): string {
  const { text } = html`<!doctype html>
<html lang="${surface === "en" ? "en" : "zh-CN"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return text;
}

/** A table with a heading row; a table without rows is nothing. */
export function table(
  headings: readonly Content[],
  rows: readonly (readonly Content[])[],
  caption: Content = null,
  look = "",
): Content {
  if (rows.length === 0) return null;
  return html`<table class="${look}">${caption === null ? null : html`<caption>${caption}</caption>`}
<thead><tr>${headings.map((heading) => html`<th>${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table>
`;
}

/** Figures in boxes. */
export function tiles(figures: readonly (readonly [figure: number, text: string])[]): Content {
  return html`<ul class="tiles">${figures.map(([figure, text]) => html`<li><b>${figure}</b>${text}</li>`)}</ul>
`;
}

/** Titles with what they stand for. */
export function descriptions(items: readonly (readonly [title: string, content: Content])[]): Content {
  return html`<dl>${items.map(
    ([title, content]) => html`<dt>${title}</dt><dd>${content}</dd>
`,
  )}</dl>
`;
}

/** A name with its other name beside it. */
export function nameHtml({ name, otherName }: { readonly name: string; readonly otherName: string }): Content {
  return html`${name} <small>${otherName}</small>`;
}
