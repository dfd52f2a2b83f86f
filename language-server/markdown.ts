import type { WordedTable } from "../api/editing/index.ts";
import type { Language } from "../api/index.ts";

const heads = {
  en: ["value", "who", "clauses"],
  zh: ["结论", "适用情形", "依据"],
} as const;

/** A decision's table in Markdown; where it is not known, why. */
export function tableMarkdown({ rows, unknown }: WordedTable, language: Language): string {
  if (unknown !== null) return unknown;
  const lines = [
    heads[language],
    ["---", "---", "---"],
    ...rows.map(({ outcome, who, clauses }) => [outcome, who, clauses]),
  ];
  return lines.map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
}

function cell(text: string): string {
  return text.replace(/[\\|]/gu, "\\$&").replace(/\n/gu, " ");
}
