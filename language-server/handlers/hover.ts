/** What stands behind a name: both names, its declaration as it is written, its clause, who uses it; of a decision its table. */
import type { Hover } from "vscode-languageserver";
import { declarationAt, type Declaration, isSamePlace, type Place, wordedTable } from "../../api/editing/index.ts";
import type { Language } from "../../api/index.ts";
import { tableMarkdown } from "../markdown.ts";
import type { AtPosition, Session } from "../session.ts";
import { nameAtPosition, usesOf } from "../uses.ts";
import { type Both, kindWords } from "../words.ts";

export function hover(session: Session, at: AtPosition): Hover | null {
  const use = nameAtPosition(session, at);
  if (use?.declaration == null) return null;
  const { declaration: place } = use;
  const declared = declarationAt(place.file, place.span.start);
  if (declared === null) return null;
  const { language } = session;
  const parts = [
    heading(declared, language),
    `\`\`\`pol\n${declarationText(declared)}\n\`\`\``,
    usesText(session, place),
    ...tableOf(session, at, declared),
  ];
  const range = session.rangeOf({ file: session.view(at.textDocument.uri).file, span: use.span });
  return { contents: { kind: "markdown", value: parts.join("\n\n") }, range };
}

function heading({ kind, names, clause, owner }: Declaration, language: Language): string {
  const both = names.name === names.label ? `**${names.name}**` : `**${names.name}** ${names.label}`;
  const of = owner === null ? [] : [ownerWords[language](owner)];
  const where = clause === null ? [] : [clauseWords[language](clause)];
  return `${both} — ${[kindWords[kind][language], ...of, ...where].join(", ")}`;
}

const ownerWords = {
  en: ({ names }: Declaration) => `of \`${names.name}\``,
  zh: ({ names }: Declaration) => `属于“${names.label}”`,
} as const;

const clauseWords = {
  en: (clause: string) => `clause ${clause}`,
  zh: (clause: string) => `条款${clause}`,
} as const;

/** How many lines of a declaration are shown. */
const mostLines = 8;

function declarationText({ file, node }: Declaration): string {
  const { line } = file.position(node.span.start);
  const end = file.position(node.span.end).line;
  const shown = Math.min(end, line + mostLines - 1);
  const lines = Array.from({ length: shown - line + 1 }, (_, index) => file.line(line + index));
  const indent = /^\s*/u.exec(lines[0] ?? "")![0].length;
  const text = lines.map((each) => each.slice(Math.min(indent, /^\s*/u.exec(each)![0].length)));
  return [...text, ...(shown < end ? ["…"] : [])].join("\n");
}

/** Where it is named besides its declaration, file by file. */
function usesText(session: Session, place: Place): string {
  const uses = usesOf(session, place).filter((use) => !isSamePlace(place, use));
  const byFile = new Map<string, number[]>();
  for (const { file, span } of uses) {
    const lines = byFile.get(file.path) ?? [];
    byFile.set(file.path, [...lines, file.position(span.start).line]);
  }
  const files = [...byFile].map(([path, lines]) => `${baseName(path)}: ${listed(lines, session.language)}`);
  return uses.length === 0
    ? unusedWords[session.language]
    : `${usedWords[session.language]}\n${files.map((each) => `- ${each}`).join("\n")}`;
}

const unusedWords: Both = { en: "used nowhere", zh: "未被使用" };
const usedWords: Both = { en: "used in", zh: "使用之处" };

/** How many lines are named for each file. */
const mostPlaces = 12;

function listed(lines: readonly number[], language: Language): string {
  const distinct = [...new Set(lines)];
  const shown = distinct.slice(0, mostPlaces).join(", ");
  const left = distinct.length - mostPlaces;
  if (language === "zh") return `第 ${shown} 行${left > 0 ? `等 ${distinct.length} 处` : ""}`;
  return `${distinct.length === 1 ? "line" : "lines"} ${shown}${left > 0 ? ` and ${left} more` : ""}`;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** The table of a decision, where the document has a meaning. */
function tableOf(session: Session, at: AtPosition, { node, names, owner }: Declaration): readonly string[] {
  const { program } = session.view(at.textDocument.uri);
  if (node.kind !== "Decision" || program === null) return [];
  const entity = owner?.names.name ?? node.entity?.text ?? program.mainEntity;
  const table = wordedTable(program, entity, names.name, session.language);
  return table === null ? [] : [tableMarkdown(table, session.language)];
}
