/** Text to tree: the lexer, the parser and the builder in one call. */
import type { SourceTree } from "./ast.ts";
import { buildAst } from "./build-ast.ts";
import { spanOfToken } from "./build-ast/cst.ts";
import { findConfusables } from "./confusables.ts";
import { tooDeepAt } from "./depth.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { misnamedWord, readTokens } from "./read-tokens.ts";
import { findReservedNames } from "./reserved-names.ts";
import type { SourceFile, Span } from "./source.ts";
import { Statements } from "./statements.ts";
import { syntaxProblem } from "./syntax-problem.ts";
import { tokenize } from "./tokenize.ts";
import { keyword } from "./tokens.ts";

/** A file with its tree and every problem of its text. */
export interface ParsedFile {
  readonly file: SourceFile;
  /** Null where not even the first line could be read. */
  readonly tree: SourceTree | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Names in declarations that could not be read; their uses are not reported as well. */
  readonly lostNames: ReadonlySet<string>;
  /** The statements that could not be read as they stand: what else seems wrong in them may only follow from that. */
  readonly broken: readonly Span[];
}

/** A file is parsed once, however often it is compiled: with other readings, or as a vocabulary of several notices. */
const known = new WeakMap<SourceFile, ParsedFile>();

/** Parses a file. Every problem of the text is in `diagnostics`; nothing is thrown. */
export function parse(file: SourceFile): ParsedFile {
  let parsed = known.get(file);
  if (parsed === undefined) known.set(file, (parsed = parseAnew(file)));
  return parsed;
}

function parseAnew(file: SourceFile): ParsedFile {
  const { text, tokens, comments, diagnostics } = tokenize(file);
  const first = tokens[0];
  if (first === undefined || !firstTokens.includes(first.tokenType)) {
    const span = first === undefined ? { start: 0, end: 0 } : spanOfToken(first);
    return withoutTree(file, diagnostic("not-a-policy", { file, span }, {}));
  }
  const deep = tooDeepAt(tokens);
  if (deep !== null)
    return withoutTree(file, diagnostic("too-deep", { file, span: spanOfToken(deep) }, { chain: null }));
  const { cst, tokens: read, misfits, broken, diagnostics: mended } = readTokens({ file, text }, tokens);
  if (cst === null) return withoutTree(file, syntaxProblem(file, misfits[0]!, read));
  const skipped = diagnostics.flatMap((each) => (isSkipped(each) ? [each.place.span] : []));
  const statements = new Statements(read);
  const problems = [...mended, ...misfits.map((error) => syntaxProblem(file, error, read))].filter(
    (problem) => !followsFrom(problem, skipped, statements),
  );
  const unread = [...diagnostics, ...mended].flatMap((each) => (isUnread(each) ? [each.place.span] : []));
  const built = buildAst(file, text, cst, comments);
  return {
    file,
    tree: built.tree,
    lostNames: new Set([...built.lostNames, ...mended.flatMap(misnamedWord)]),
    broken: [...broken, ...unread.map(({ start }) => statements.around(start))],
    diagnostics: [
      ...diagnostics,
      ...problems,
      ...built.diagnostics,
      ...(built.tree === null ? [] : problemsOfNames(file, built.tree)),
    ],
  };
}

/** Whether a problem is told of signs in whose place nothing is read. */
function isSkipped({ code, parameters }: Diagnostic): boolean {
  return code === "text-not-closed" || (code === "unknown-character" && parameters.meant === null);
}

/** Whether something that does not fit stands behind such signs in its statement. */
function followsFrom({ code, place }: Diagnostic, skipped: readonly Span[], statements: Statements): boolean {
  const { start } = place.span;
  const statement = statements.around(start);
  return code === "syntax-error" && skipped.some((span) => statement.start <= span.start && span.start <= start);
}

/** Whether something else may have been meant than what was read: a rule that has two values has one too many, and compares none. */
function isUnread(problem: Diagnostic): boolean {
  return isSkipped(problem) || problem.code === "broken-before-is";
}

function problemsOfNames(file: SourceFile, tree: SourceTree): Diagnostic[] {
  return [...findConfusables(file, tree), ...findReservedNames(file, tree)];
}

const firstTokens = [keyword("Notice"), keyword("Vocabulary")];

/** A file of which nothing else is worth saying. */
function withoutTree(file: SourceFile, problem: Diagnostic): ParsedFile {
  return { file, tree: null, lostNames: new Set(), broken: [], diagnostics: [problem] };
}
