/** Tokens to a concrete syntax tree. Where something does not fit, what was probably meant is read in its place. */
import { type CstNode, EOF, type IRecognitionException, type IToken } from "chevrotain";
import type { Parameters } from "./diagnostics/catalogue.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { countBefore, indexOf, isBetween, tokenBefore } from "./expected-tokens.ts";
import { foreignOperatorAt } from "./foreign-operators.ts";
import { keywordMembersAsNames } from "./keyword-members.ts";
import { type Mend, withMends } from "./mend.ts";
import { clauseAmongTargets, mendClauses } from "./misread-clauses.ts";
import { keywordAsName } from "./misread-names.ts";
import { brokenBeforeIs, inOtherCase } from "./misread-words.ts";
import { PolParser } from "./parser.ts";
import type { SourceFile, Span } from "./source.ts";
import { Statements } from "./statements.ts";
import { syntaxProblem } from "./syntax-problem.ts";
import { QuotedName } from "./tokens.ts";

/** What was read of a file. */
export interface ReadTokens {
  /** Null where there are more errors than can be recovered from. */
  readonly cst: CstNode | null;
  /** The tokens as they were read. */
  readonly tokens: readonly IToken[];
  /** What is told of the words in whose place others were read. */
  readonly diagnostics: readonly Diagnostic[];
  /** The first thing in each statement that does not fit, and is not told of yet. */
  readonly misfits: readonly IRecognitionException[];
  /** The statements that cannot be read: those of the misfits, and more. */
  readonly broken: readonly Span[];
}

/** A text that is read. */
interface Source {
  readonly file: SourceFile;
  /** The text of the file's length, with the signs that were meant. */
  readonly text: string;
}

let strict: PolParser | null = null;
let recovering: PolParser | null = null;

/** What recovery needs takes half of the time that a parser takes to be made, and most files are without errors. */
export function readTokens(source: Source, tokens: readonly IToken[]): ReadTokens {
  strict ??= new PolParser();
  strict.input = [...tokens];
  const cst = strict.file();
  if (strict.errors.length === 0) return { cst, tokens, misfits: [], diagnostics: [], broken: [] };
  const firstError = { cst: null, tokens, misfits: strict.errors.slice(0, 1), diagnostics: [], broken: [] };
  const mended = mendClauses(source.file, tokens);
  const named = keywordMembersAsNames(source.file, mended.tokens);
  try {
    return recovered(
      source,
      named.tokens,
      { diagnostics: [...mended.diagnostics, ...named.diagnostics], cut: [] },
      mostRead,
    );
  } catch (error) {
    // Each recovery nests in the one before it: of a file with more than a thousand errors the first is told.
    if (error instanceof RangeError) return firstError;
    throw error;
  }
}

/** What was told of a file by earlier readings of it. */
interface Told {
  readonly diagnostics: readonly Diagnostic[];
  /** The statements of which a part is left out. */
  readonly cut: readonly Span[];
}

/**
 * What is read as something else may uncover the next thing that does not fit. Each reading costs some and each error in it; a file
 * that comes to more than this has other troubles.
 */
const mostRead = 1000;
const costOfReading = 10;

/** Reads on behind errors, and again with what was meant, so that nothing follows from what was written. */
function recovered(source: Source, tokens: readonly IToken[], told: Told, left: number): ReadTokens {
  recovering ??= new PolParser({ recovers: true });
  recovering.input = [...tokens];
  const cst = recovering.file();
  const { errors } = recovering;
  const found = firstOfStatements(errors, tokens);
  const mends = left <= 0 ? [] : mendsOf(source, errors, found, tokens, told);
  if (mends.length === 0)
    return {
      cst,
      tokens,
      diagnostics: told.diagnostics,
      misfits: found.misfits,
      broken: [...found.broken, ...told.cut],
    };
  const next = {
    diagnostics: [...told.diagnostics, ...mends.map((mend) => mend.diagnostic)],
    cut: [
      ...told.cut,
      ...mends.flatMap(({ span, by }) => (by === null ? [new Statements(tokens).around(span.start)] : [])),
    ],
  };
  return recovered(source, withMends(tokens, mends), next, left - costOfReading - errors.length);
}

function mendsOf(
  source: Source,
  errors: readonly IRecognitionException[],
  { misfits, broken }: Misfits,
  tokens: readonly IToken[],
  { diagnostics }: Told,
): readonly Mend[] {
  const declared = declaredWords(tokens, diagnostics);
  const names = errors.flatMap((error) => keywordAsName(source.file, error, tokens, declared) ?? []);
  const words = misfits.flatMap((error, index) => {
    const { start } = broken[index]!;
    // A statement whose first word does not fit may be none.
    const isTold = ({ span }: Mend): boolean => span.start === error.token.startOffset;
    const isDoubtful = misfits.some((other) => other !== error && other.token.startOffset === start);
    return names.some(isTold) || isDoubtful ? [] : (mendOf(source, error, tokens, broken[index]!) ?? []);
  });
  return [...names, ...words];
}

/** What mends the first thing in a statement that does not fit: what was meant by it, or that what stands behind a complete statement is left out. */
function mendOf(
  source: Source,
  error: IRecognitionException,
  tokens: readonly IToken[],
  { start, end }: Span,
): Mend | null {
  const { token, context } = error;
  const at = indexOf(token, tokens);
  const before = tokens.slice(countBefore(start, tokens), at);
  const misfit = { ...source, tokens: [...before, token], next: tokens[at + 1] };
  const isRow = context.ruleStack.some((rule) => ["columns", "exampleColumns", "row"].includes(rule));
  const operator = isRow ? null : foreignOperatorAt(source.file, source.text, token.startOffset);
  const meant = operator ?? brokenBeforeIs(misfit) ?? clauseAmongTargets(misfit) ?? inOtherCase(misfit);
  if (meant !== null || !isBetween(error) || token.tokenType === EOF) return meant;
  const diagnostic = syntaxProblem(source.file, error, tokens);
  return { span: { start: token.startOffset, end }, by: null, diagnostic };
}

type Misfits = Pick<ReadTokens, "misfits" | "broken">;

/** Recovery may stumble again over what follows from the first thing that does not fit. */
function firstOfStatements(errors: readonly IRecognitionException[], tokens: readonly IToken[]): Misfits {
  const statements = new Statements(tokens);
  const misfits: IRecognitionException[] = [];
  const broken: Span[] = [];
  for (const error of errors) {
    const span = statements.broken(error.token, tokenBefore(error.token, tokens), isBetween(error));
    if (broken.some(({ start, end }) => start <= span.start && span.start < end)) continue;
    misfits.push(error);
    broken.push(span);
  }
  return { misfits, broken };
}

/** Words that a file uses as names, in 「」 or in error. */
function declaredWords(tokens: readonly IToken[], diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const quoted = tokens.filter(({ tokenType }) => tokenType === QuotedName).map(({ image }) => image.slice(1, -1));
  return new Set([...quoted, ...diagnostics.flatMap(misnamedWord)]);
}

/** The word that a diagnostic says was taken for a name, if it says so. */
export function misnamedWord({ code, parameters }: Diagnostic): readonly string[] {
  return code === "keyword-as-name" ? [(parameters as Parameters["keyword-as-name"]).word] : [];
}
