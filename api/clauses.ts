/** The clauses of a notice's text beside those of its file. */
import { compareClauses } from "../compiler/clauses/compare-clauses.ts";
import { matchClauses } from "../compiler/clauses/match-clauses.ts";
import { type NoticeHead, readHead } from "../compiler/clauses/notice-head.ts";
import { type NoticeClause, preamble, splitNotice } from "../compiler/clauses/split-notice.ts";
import type { Clause, SourceTree } from "../grammar/ast.ts";
import { spell, type Surface } from "../grammar/keywords.ts";
import { parse } from "../grammar/parse.ts";
import { format as formatText, surfaceOf } from "../grammar/print/format.ts";
import { writtenClause, writtenText } from "../grammar/print/literals.ts";
import { writtenName } from "../grammar/print/names.ts";
import type { SourceFile } from "../grammar/source.ts";
import { type Stretch, stretch } from "./diagnostic.ts";
import type { Host } from "./host.ts";
import { fileOf } from "./kept.ts";

export type { NoticeHead };

/** How a clause of the text stands in the file: with rules, as one that needs none, begun but empty, or not at all. */
export type ClauseState = "encoded" | "narrative" | "empty" | "missing";

/** A clause of a notice's text. */
export interface TextClause {
  /** `序言`, `二(三)`, `四(二)1`, `附件·一`. */
  readonly id: string;
  readonly title: string | null;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly state: ClauseState;
  /** Whether the file was written from another wording of it. */
  readonly isChanged: boolean;
  /** Whether the file notes from which wording of it it was written. */
  readonly hasFingerprint: boolean;
  /** Where the file has it; null where it has not. */
  readonly place: Stretch | null;
}

/** A clause of the file that the text has not. */
export interface UnknownClause {
  readonly id: string;
  readonly title: string | null;
  readonly place: Stretch;
}

/** The clauses of a notice's text and of its file, held against one another. */
export interface ClausesOfNotice {
  readonly clauses: readonly TextClause[];
  readonly unknown: readonly UnknownClause[];
}

/** A text in place of a stretch of a file. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Holds the clauses of the file at a path against the text of its notice. Errors of the file do not matter. */
export function clausesOf(path: string, host: Host, text: string): ClausesOfNotice {
  const { file, clauses } = read(path, host);
  const issued = splitNotice(text);
  const { changed, unknown, unfingerprinted } = compareClauses(clauses, issued);
  const changedIds = new Set(changed.map(({ clause }) => clause.id));
  const unnoted = new Set(unfingerprinted.map(({ clause }) => clause.id));
  const inFile = new Map(clauses.map((clause) => [clause.id, clause]));
  return {
    clauses: issued.map(({ id, title, start, end }) => {
      const clause = inFile.get(id);
      const place = clause === undefined ? null : stretch({ file, span: clause.node.span });
      return {
        id,
        title,
        start,
        end,
        state: stateOf(clause?.node),
        isChanged: changedIds.has(id),
        hasFingerprint: place !== null && !unnoted.has(id),
        place,
      };
    }),
    unknown: unknown.map(({ id, title, node }) => ({ id, title, place: stretch({ file, span: node.span }) })),
  };
}

/** Where the clauses of a file and of a new text of its notice are not of the same number. */
export interface ClauseMatches {
  /** Clauses of the text that the file has nothing like. */
  readonly added: readonly Pick<TextClause, "id" | "title">[];
  /** Clauses of the file that the text has nothing like. */
  readonly gone: readonly UnknownClause[];
  /** Clauses of the file that the text has under another number. */
  readonly moved: readonly { readonly from: string; readonly to: string; readonly place: Stretch }[];
}

/** Holds the clauses of the file at a path against those of a text that may have numbered them anew, by their words. */
export function clauseMatches(path: string, host: Host, text: string): ClauseMatches {
  const { file, clauses } = read(path, host);
  const issued = splitNotice(text);
  const matched = matchClauses(clauses, issued);
  const found = new Set(matched.values());
  const placed = clauses.map(({ id, title, node }) => ({ id, title, place: stretch({ file, span: node.span }) }));
  return {
    added: issued.filter(({ id }) => !found.has(id)).map(({ id, title }) => ({ id, title })),
    gone: placed.filter(({ id }) => !matched.has(id)),
    moved: placed.flatMap(({ id, place }) => {
      const to = matched.get(id);
      return to === undefined || to === id ? [] : [{ from: id, to, place }];
    }),
  };
}

function stateOf(clause: Clause | undefined): ClauseState {
  if (clause === undefined) return "missing";
  if (clause.narrative) return "narrative";
  return clause.items.length === 0 ? "empty" : "encoded";
}

/**
 * Begins the clauses that the file lacks, or those of them that are named: each with its number, heading and
 * fingerprint, behind the one that it follows in the text.
 */
export function beginClauses(path: string, host: Host, text: string, only?: readonly string[]): readonly TextEdit[] {
  const { tree, surface, clauses } = read(path, host);
  if (tree?.kind !== "NoticeFile") return [];
  const ends = new Map(clauses.map(({ id, node }) => [id, node.span.end]));
  let end = Math.max(tree.name.span.end, ...[tree.title, ...tree.headers].map((part) => part?.span.end ?? 0));
  const begun = new Map<number, string[]>();
  for (const clause of splitNotice(text)) {
    end = ends.get(clause.id) ?? end;
    if (ends.has(clause.id) || only?.includes(clause.id) === false) continue;
    begun.set(end, [...(begun.get(end) ?? []), `\n\n${heading(clause, surface)}`]);
  }
  return [...begun].map(([at, headings]) => ({ start: at, end: at, text: headings.join("") }));
}

/** The preamble has no heading, only a letterhead. */
function heading({ id, title, fingerprint }: NoticeClause, surface: Surface): string {
  const named = title === null || id === preamble ? [] : [writtenText(title, surface)];
  const print = [spell("Fingerprint", surface), writtenText(fingerprint, surface)];
  return [spell("Clause", surface), writtenClause(id, surface), ...named, ...print].join(" ");
}

/** What may be said of a whole clause: that nothing in it is to be decided, or that the file was held against its present wording. */
export type ClauseRemark = "narrative" | "fingerprint";

/** Says something of a clause of the file: an edit of its heading; none where the file or the text lacks it. */
export function remarkOnClause(
  path: string,
  host: Host,
  text: string,
  id: string,
  remark: ClauseRemark,
): TextEdit | null {
  const { surface, clauses } = read(path, host);
  const issued = splitNotice(text).find((each) => each.id === id);
  const clause = clauses.find((each) => each.id === id)?.node;
  if (issued === undefined || clause === undefined) return null;
  const end = Math.max(...[clause.ref, clause.title, clause.fingerprint].map((part) => part?.span.end ?? 0));
  if (remark === "narrative") return { start: end, end, text: ` ${spell("Narrative", surface)}` };
  const print = writtenText(issued.fingerprint, surface);
  return clause.fingerprint === null
    ? { start: end, end, text: ` ${spell("Fingerprint", surface)} ${print}` }
    : { ...clause.fingerprint.span, text: print };
}

/** What the text of a notice says of itself: its title and number, who issued it and when, its year. */
export function headOf(text: string): NoticeHead {
  return readHead(text);
}

/** What a new notice's file begins with; null is left out. */
export interface NewNotice extends NoticeHead {
  readonly name: string;
  /** The name of its vocabulary. */
  readonly uses: string;
}

/** The file of a notice that has no clauses yet, on a surface of the language. */
export async function newNotice(notice: NewNotice, surface: Surface): Promise<string> {
  const written = (text: string | null): string | null => (text === null ? null : writtenText(text, surface));
  const lines = [
    [spell("Notice", surface), writtenName(notice.name), written(notice.title) ?? ""],
    ["  ", spell("Issuer", surface), written(notice.issuer)],
    ["  ", spell("Number", surface), written(notice.number)],
    ["  ", spell("Issued", surface), notice.issued],
    ["  ", spell("Year", surface), notice.year],
    ["  ", spell("Uses", surface), writtenName(notice.uses)],
  ].filter((line) => !line.includes(null));
  const text = `${lines.map((line) => line.join(" ")).join("\n")}\n`;
  const result = await formatText(text, { path: `${notice.name}.pol` });
  return result.ok ? result.text : text;
}

interface FileClause {
  readonly id: string;
  readonly title: string | null;
  readonly fingerprint: string | null;
  readonly node: Clause;
}

interface ReadFile {
  readonly file: SourceFile;
  readonly tree: SourceTree | null;
  readonly surface: Surface;
  readonly clauses: readonly FileClause[];
}

function read(path: string, host: Host): ReadFile {
  const file = fileOf(path, host);
  const { tree } = parse(file);
  const clauses = tree?.kind === "NoticeFile" ? tree.clauses : [];
  return {
    file,
    tree,
    surface: tree === null ? "en" : surfaceOf(tree, file),
    clauses: clauses.map((node) => ({
      id: node.ref.id,
      title: node.title?.value ?? null,
      fingerprint: node.fingerprint?.value ?? null,
      node,
    })),
  };
}
