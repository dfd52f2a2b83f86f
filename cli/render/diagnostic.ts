import type { Diagnostic as PlainDiagnostic, Host } from "../../api/index.ts";
import type { Colours } from "../context.ts";
import { clauseText } from "../../explain/clause-text.ts";
import type { Language, Text } from "../language.ts";
import type { Code } from "../../grammar/diagnostics/catalogue.ts";
import type { Diagnostic, Place, RelatedPlace } from "../../grammar/diagnostics/diagnostic.ts";
import { wordsOf } from "../../grammar/diagnostics/words-of.ts";
import { cutText, visibleLine, visibleText } from "../../runtime/visible-text.ts";
import { SourceFile } from "../../grammar/source.ts";
import { excerpt } from "./excerpt.ts";
import { tableText } from "./table.ts";

const severities = {
  en: { error: "error", warning: "warning", note: "note" },
  zh: { error: "错误", warning: "警告", note: "提示" },
} as const;
const exampleWord = { en: "for example", zh: "例如" } as const;
const helpWord = { en: "help", zh: "建议" } as const;

/** A diagnostic for people: what is wrong, where, with the line, the other places, and what helps. */
export function diagnosticText(diagnostic: Diagnostic, language: Language, colours: Colours): string {
  const { message, example, help } = wordsOf(diagnostic, language);
  const label = (words: Text): string => colours.cyan(words[language]);
  const lines = [
    `${heading(diagnostic, language, colours)}${colours.bold(bounded(message))}`,
    `  ${placeText(diagnostic.place)}`,
    ...excerpt(diagnostic.place, tint(diagnostic, colours)),
    ...relatedLines(diagnostic, language),
    ...(example === undefined ? [] : [`  ${label(exampleWord)}  ${bounded(example)}`]),
    ...(help === undefined ? [] : [`  ${label(helpWord)}  ${bounded(help)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The same of a diagnostic of the library, whose texts a host has. */
export function libraryDiagnosticText(diagnostic: PlainDiagnostic, host: Host, ...how: [Language, Colours]): string {
  const placed = <S extends { readonly file: string; readonly start: number; readonly end: number }>(at: S): Place => ({
    file: new SourceFile(at.file, host.text(at.file) ?? ""),
    span: { start: at.start, end: at.end },
  });
  const { code, severity, parameters, fix } = diagnostic;
  const related = diagnostic.related.map((each) => ({ ...placed(each), clause: each.clause, value: each.value }));
  const mending = fix === null ? null : { span: { start: fix.start, end: fix.end }, text: fix.text };
  const located = { code, severity, parameters, related, fix: mending, place: placed(diagnostic) };
  return diagnosticText(located as Diagnostic, ...how);
}

const longestText = 1000;

/** What a file says, it may say without end and with signs that a terminal obeys. */
function bounded(text: string): string {
  return visibleText(cutText(text, longestText));
}

const mostRelated = 8;

/** `notice.pol:10:3  clause 二  1070 yuan`, the columns in line; of many the first ones. */
function relatedLines({ related }: Diagnostic, language: Language): readonly string[] {
  const shown = related.slice(0, mostRelated);
  const rows = shown.map((place) => ["", placeText(place), ...relatedWords(place, language)].map(bounded));
  const lines = tableText(rows).split("\n").slice(0, -1);
  const left = related.length - shown.length;
  return left === 0 ? lines : [...lines, `  ${moreWords(left)[language]}`];
}

function moreWords(count: number): Text {
  return { en: `and ${count} more`, zh: `另有 ${count} 处` };
}

/** The clause and the value of a further place, as far as it has them. */
export function relatedWords({ clause, value }: RelatedPlace, language: Language): readonly string[] {
  return [clauseText(clause, language), value?.[language] ?? ""].filter((each) => each !== "");
}

function heading(diagnostic: Diagnostic & { readonly code: Code }, language: Language, colours: Colours): string {
  const { code, severity } = diagnostic;
  const colon = language === "en" ? ": " : "：";
  return tint(diagnostic, colours)(`${severities[language][severity]}[${code}]`) + colon;
}

function tint({ severity }: Diagnostic, { red, yellow, cyan }: Colours): (text: string) => string {
  return { error: red, warning: yellow, note: cyan }[severity];
}

/** `nanan-2025.pol:31:5`. */
export function placeText({ file, span }: Place): string {
  const { line, column } = file.position(span.start);
  return `${visibleLine(file.path)}:${line}:${column}`;
}
