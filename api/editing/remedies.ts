/** What may be done about a problem: put its fix, keep the record that it names as an example, or say that the notice is silent. */
import type { Diagnostic, Fix, Language } from "../diagnostic.ts";
import { spell } from "../../grammar/keywords.ts";
import { writtenText } from "../../grammar/print/literals.ts";
import { visibleText } from "../../runtime/visible-text.ts";
import type { FileView } from "./view.ts";

/** A text in place of a stretch of the problem's file, with what is said of it. */
export interface Remedy {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it mends the problem. */
  readonly isPreferred: boolean;
}

/** What may be done about a problem of a file, in words of a language. */
export function remediesOf(problem: Diagnostic, view: FileView, language: Language): readonly Remedy[] {
  if (problem.file !== view.file.path) return [];
  const found = [
    fixOf(problem, view, language),
    exampleOf(problem, view, language),
    silenceOf(problem, view, language),
  ];
  return found.filter((each) => each !== null);
}

function fixOf({ fix }: Diagnostic, { file }: FileView, language: Language): Remedy | null {
  if (fix === null) return null;
  const { start, end, text } = fix;
  return { title: titleOf(file.text, fix, language), start, end, text, isPreferred: true };
}

/** An example of the record that a problem names, at the end of its clause; what is expected of it is for a person to say. */
function exampleOf({ start, parameters }: Diagnostic, view: FileView, language: Language): Remedy | null {
  const example = "example" in parameters ? parameters.example : null;
  if (typeof example !== "object" || example === null || view.tree?.kind !== "NoticeFile") return null;
  const clause = view.tree.clauses.find(({ span }) => span.start <= start && start < span.end);
  if (clause === undefined) return null;
  const { surface } = view;
  const head = `${spell("Example", surface)} ${writtenText(titleWords[surface], surface)}`;
  const text = `\n\n  ${head}\n    ${spell("Given", surface)} ${example[surface]}`;
  return { title: exampleWords[language], start: clause.span.end, end: clause.span.end, text, isPreferred: false };
}

/** Says that the notice is silent on a decision that no rule gives, in the last clause that says anything. */
function silenceOf({ code, parameters }: Diagnostic, { tree, surface }: FileView, language: Language): Remedy | null {
  if (code !== "decision-without-rule" || tree?.kind !== "NoticeFile") return null;
  const clauses = tree.clauses.filter(({ narrative }) => !narrative);
  const clause = clauses.findLast(({ items }) => items.length > 0) ?? clauses.at(-1);
  if (clause === undefined) return null;
  const { decision, label } = parameters;
  const words = `${spell("SilentOn", surface)} ${surface === "en" ? decision : label}`;
  const { end } = clause.span;
  return { title: silenceWords[language], start: end, end, text: `\n\n  ${words}`, isPreferred: false };
}

const silenceWords = { en: "say that the notice is silent on it", zh: "写作“未规定”" } as const;
const exampleWords = { en: "add this record as an example", zh: "将此情形添加为示例" } as const;
const titleWords = { en: "to be decided", zh: "待定情形" } as const;

function titleOf(whole: string, fix: Fix, language: Language): string {
  const words = fix.text === "" ? removeWords : replaceWords;
  return words[language](visibleText(whole.slice(fix.start, fix.end)), visibleText(fix.text));
}

const removeWords = {
  en: (old: string) => `remove \`${old}\``,
  zh: (old: string) => `删除“${old}”`,
} as const;

const replaceWords = {
  en: (old: string, text: string) => (old === "" ? `add \`${text}\`` : `replace \`${old}\` by \`${text}\``),
  zh: (old: string, text: string) => (old === "" ? `补上“${text}”` : `将“${old}”改为“${text}”`),
} as const;
