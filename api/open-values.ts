/** What is left to confirm of a file that was taken over from another year, beside the text of the new notice. */
import { readHead } from "../compiler/clauses/notice-head.ts";
import { matchClauses } from "../compiler/clauses/match-clauses.ts";
import { splitNotice } from "../compiler/clauses/split-notice.ts";
import { type Figure, isSame, writtenFigure } from "../compiler/figures/figure.ts";
import { readFigure } from "../compiler/figures/read-figure.ts";
import { candidatesFor, type TextFigure, textFigures } from "../compiler/new-year/candidates.ts";
import { planYear } from "../compiler/new-year/new-year.ts";
import { namedOf } from "../compiler/new-year/named.ts";
import {
  type OpenValue as Open,
  openValues as findOpen,
  type Slot,
  slotsIn,
} from "../compiler/new-year/open-values.ts";
import type { HeaderKey, NoticeFile } from "../grammar/ast.ts";
import type { TypeWords } from "../grammar/diagnostics/catalogue.ts";
import { parse } from "../grammar/parse.ts";
import { surfaceOf } from "../grammar/print/format.ts";
import type { Named } from "../ir/named.ts";
import type { TextEdit } from "./clauses.ts";
import { type Stretch, stretch } from "./diagnostic.ts";
import { laidOutAs } from "./format.ts";
import type { Host } from "./host.ts";
import { compilationOf, fileOf } from "./kept.ts";

/** What a value that is open is: a line of the head, a declaration, or a row of a table. */
export type OpenKind = HeaderKey | Exclude<Uncapitalize<Open["node"]["kind"]>, "header">;

/** Something that was taken over from another year and not confirmed yet. */
export interface OpenValue {
  readonly kind: OpenKind;
  /** What it is called. */
  readonly named: Named;
  /** Of the file; null for a line of its head. */
  readonly clause: { readonly id: string; readonly title: string | null } | null;
  /** As the file has it, in short. */
  readonly words: string;
  readonly place: Stretch;
  /** The clause of the text that stands for its own; null where none does, and without a text. */
  readonly textClause: string | null;
  /** Whether that clause is worded as last year's was. */
  readonly isSameWording: boolean;
  readonly figures: readonly OpenFigure[];
}

/** A figure that is written out in it. */
export interface OpenFigure {
  readonly kind: Figure["kind"];
  readonly written: TypeWords;
  readonly place: Stretch;
  /** Figures of the text that may be it, the likeliest first. */
  readonly offered: readonly OfferedFigure[];
}

/** A figure of the text. */
export interface OfferedFigure {
  readonly written: TypeWords;
  /** Whether it is what the file has. */
  readonly isUnchanged: boolean;
  /** Where it stands in the text; null of what is read from its head as a whole. */
  readonly place: FigurePlace | null;
}

/** Where a figure stands in a text, in which clause and among which words. */
export interface FigurePlace {
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** A figure that stands in a text. */
export interface FigureOfText extends FigurePlace {
  readonly kind: Figure["kind"];
  readonly written: TypeWords;
}

/** The figures of a notice's text: amounts, percentages, dates, periods, counts; a period is told with each of its days as well. */
export function figuresOf(text: string): readonly FigureOfText[] {
  const clauses = splitNotice(text);
  return textFigures(text, clauses, readHead(text).year).map((found) => ({
    kind: found.figure.kind,
    written: wordsOf(found.figure),
    ...placeOf(found, text),
  }));
}

/** What open values are held against. */
export interface HeldAgainst {
  /** The text of the new notice; null where there is none yet. */
  readonly text: string | null;
  /** The path of last year's file, whose clauses have the fingerprints of their texts; null where it is not known. */
  readonly lastYear: string | null;
}

/** What is open in the file at a path of a host, in its order, with what a text of the new notice offers. */
export function openValues(path: string, host: Host, { text, lastYear }: HeldAgainst): readonly OpenValue[] {
  const read = readFile(path, host);
  if (read === null) return [];
  const { tree, file, open, named } = read;
  const wordings = lastYear === null ? new Set() : wordingsOf(lastYear, host);
  const issued = text === null ? [] : splitNotice(text);
  const matched = matchClauses(
    tree.clauses.map(({ ref, title }) => ({ id: ref.id, title: title?.value ?? null })),
    issued,
  );
  const figures = text === null ? [] : textFigures(text, issued, planYear(tree));
  return open.map((value) => {
    const clause = value.clause === null ? null : { id: value.clause.ref.id, title: value.clause.title?.value ?? null };
    const textClause = clause === null ? null : (matched.get(clause.id) ?? null);
    const called = named(value);
    const words = `${called.label} ${clause?.title ?? ""}`;
    return {
      kind: kindOf(value),
      named: called,
      clause,
      words: value.words,
      place: stretch({ file, span: value.node.span }),
      textClause,
      isSameWording: issued.some(({ id, fingerprint }) => id === textClause && wordings.has(fingerprint)),
      figures: slotsIn(value.node).map(({ figure, span }) => ({
        kind: figure.kind,
        written: wordsOf(figure),
        place: stretch({ file, span }),
        offered:
          text === null
            ? []
            : (offeredInHead(value, figure, text) ??
              candidatesFor({ figure, words, clause: textClause }, figures).map((found) => ({
                written: wordsOf(found.figure),
                isUnchanged: found.isUnchanged,
                place: placeOf(found, text),
              }))),
      })),
    };
  });
}

function wordingsOf(path: string, host: Host): ReadonlySet<string> {
  const { tree } = parse(fileOf(path, host));
  const clauses = tree?.kind === "NoticeFile" ? tree.clauses : [];
  return new Set(clauses.flatMap(({ fingerprint }) => fingerprint?.value.toLowerCase() ?? []));
}

/** A figure as a person types or chooses it, in place of one that the file has. */
export interface FigureAnswer {
  /** Where the one that the file has begins. */
  readonly start: number;
  /** With or without its unit, in either language. */
  readonly text: string;
}

/** What a person says of an open value. */
export interface ValueAnswer {
  readonly value: Pick<OpenValue, "place" | "words">;
  readonly figures: readonly FigureAnswer[];
  /** Whether it holds for the new year as it then is. */
  readonly confirm: boolean;
}

/** The text of a file after answers, or why there is none. */
export type Answered =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: TypeWords };

/**
 * The text of the file at a path with open values answered: their figures put in, and the marks taken away of those that are confirmed;
 * laid out where the file is.
 */
export async function answerOpenValues(path: string, host: Host, answers: readonly ValueAnswer[]): Promise<Answered> {
  const read = readFile(path, host);
  if (read === null) return { ok: false, message: changedMeanwhile };
  const all = answers.map((answer) => editsOf(answer, read));
  const refused = all.find((each): each is Refused => !Array.isArray(each));
  if (refused !== undefined) return { ok: false, message: refused.message };
  const edited = (all as readonly (readonly TextEdit[])[])
    .flat()
    .sort((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), read.file.text);
  return { ok: true, text: await laidOutAs(path, host, edited) };
}

interface Refused {
  readonly message: TypeWords;
}

function editsOf(answer: ValueAnswer, { open, tree, file }: ReadFile): readonly TextEdit[] | Refused {
  const { place, words } = answer.value;
  const value = open.find((each) => each.node.span.start === place.start && each.words === words);
  if (value === undefined) return { message: changedMeanwhile };
  const slots = slotsIn(value.node);
  const edits: TextEdit[] = answer.confirm ? [{ ...value.mark, text: "" }] : [];
  for (const { start, text } of answer.figures) {
    const slot = slots.find(({ span }) => span.start === start);
    if (slot === undefined) return { message: changedMeanwhile };
    const figure = readFigure(text, slot.figure, planYear(tree));
    if (figure === null) return { message: refusals[slot.figure.kind] };
    edits.push({ ...slot.span, text: writtenIn(slot, figure, surfaceOf(tree, file)) });
  }
  return edits;
}

function writtenIn({ isBare }: Slot, figure: Figure, surface: "en" | "zh"): string {
  return writtenFigure(isBare && figure.kind === "count" ? { ...figure, unit: null } : figure, surface);
}

const changedMeanwhile: TypeWords = {
  en: "the file has changed meanwhile; look at it again",
  zh: "文件已有变动，请再看一次",
};

const refusals: { readonly [K in Figure["kind"]]: TypeWords } = {
  money: { en: "this is no amount, as in 420 yuan", zh: "这不是金额，应如“420元”" },
  rate: { en: "this is no percentage, as in 60%", zh: "这不是百分比，应如“60%”" },
  date: { en: "this is no date of the calendar, as in 2026-03-01", zh: "这不是日历上有的日期，应如“2026年3月1日”" },
  range: {
    en: "this is no period, as in 2026-01-01 to 2026-02-28",
    zh: "这不是起止日期，应如“2026年1月1日至2026年2月28日”",
  },
  count: { en: "this is no number of what is counted here, as in 3", zh: "这不是此处所计的数目，应如“3”" },
  text: { en: "this is empty, or has signs that cannot be written", zh: "内容为空，或含有不能书写的字符" },
};

interface ReadFile {
  readonly file: Parameters<typeof surfaceOf>[1];
  readonly tree: NoticeFile;
  readonly open: readonly Open[];
  readonly named: (value: Open) => Named;
}

/** Null of a vocabulary, and of a file that is none. */
function readFile(path: string, host: Host): ReadFile | null {
  const { source, file: whole, references } = compilationOf(path, host);
  const { tree } = parse(source);
  if (tree?.kind !== "NoticeFile") return null;
  const known = whole === source ? references : new Map<number, Named>();
  return { file: source, tree, open: findOpen(tree, source.text), named: (value) => namedOf(value, known) };
}

function kindOf({ node }: Open): OpenKind {
  if (node.kind === "Header") return node.key;
  return (node.kind[0]!.toLowerCase() + node.kind.slice(1)) as OpenKind;
}

/** Number and day of issue stand in the head of a text or where it is signed; null for all else. */
function offeredInHead({ node }: Open, now: Figure, text: string): readonly OfferedFigure[] | null {
  if (node.kind !== "Header" || (node.key !== "number" && node.key !== "issued")) return null;
  const { number, issued } = readHead(text);
  const said = node.key === "number" ? number : issued;
  const figure = said === null ? null : readFigure(said, now, null);
  return figure === null ? [] : [{ written: wordsOf(figure), isUnchanged: isSame(figure, now), place: null }];
}

/** How much is told of the words around a figure. */
const reach = 16;

function placeOf({ start, end, clause }: TextFigure, text: string): FigurePlace {
  const oneLine = (from: number, to: number): string => text.slice(from, to).replaceAll(/\s+/gu, " ");
  return {
    clause: clause.id,
    start,
    end,
    before: oneLine(Math.max(clause.start, start - reach), start).trimStart(),
    after: oneLine(end, Math.min(clause.end, end + reach)).trimEnd(),
  };
}

function wordsOf(figure: Figure): TypeWords {
  if (figure.kind === "text") return { en: figure.text, zh: figure.text };
  return { en: writtenFigure(figure, "en"), zh: writtenFigure(figure, "zh").replaceAll(" ", "") };
}
