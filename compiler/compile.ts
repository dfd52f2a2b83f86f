/** The pipeline: text in, a program in the IR out, every problem of the file on the way. */
import type * as ast from "../grammar/ast.ts";
import { asWritten, type Diagnostic, hasErrors, type Place } from "../grammar/diagnostics/diagnostic.ts";
import { parse, type ParsedFile } from "../grammar/parse.ts";
import { ComposedSource, type SourceFile, written } from "../grammar/source.ts";
import { nearest } from "../runtime/nearest.ts";
import { amendedNotice } from "./amend/amended-notice.ts";
import type { NoticeSource } from "./amend/consolidate.ts";
import { checkAmendsNothing } from "./amend/check-amendment.ts";
import { checkConfirmed } from "./check/confirmed.ts";
import { checkDecidedAlone } from "./check/decided-alone.ts";
import { checkFileName } from "./check/file-name.ts";
import { checkGivenValues } from "./check/given-values.ts";
import { checkHeaders, reportMissing } from "./check/headers.ts";
import { checkMainEntity } from "./check/main-entity.ts";
import { checkLookups } from "./check/lookups.ts";
import { checkAllotments } from "./check/allotments.ts";
import { checkRounding } from "./check/rounding.ts";
import { checkUsed } from "./check/used.ts";
import { elaborateNotice } from "./elaborate/notice.ts";
import { elaborateVocabulary } from "./elaborate/vocabulary.ts";
import type { Named, Program } from "../ir/ir.ts";
import type { CompilerHost } from "./host.ts";
import { Reporter } from "./reporter.ts";
import { type NoticeSymbols, resolveNotice } from "./resolve/notice.ts";
import { resolveVocabulary } from "./resolve/vocabulary.ts";
import type { VocabularySymbols } from "./symbols.ts";

export type { CompilerHost, FindFile } from "./host.ts";

/** What a compilation is told besides the text. */
export interface CompileOptions {
  /** The option taken of each reading, by its name; the default where none is given. */
  readonly readings?: Readonly<Record<string, string>>;
}

/** What a compilation gives: a program where there is a meaning, and every problem of the file. */
export interface Compiled {
  /** Null where errors leave no meaning, and for a vocabulary. */
  readonly program: Program | null;
  /** What was compiled: the file given, or what holds of the notice that it amends once it has amended it. */
  readonly file: SourceFile;
  readonly tree: ast.SourceTree | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What each name in what was compiled refers to, by the offset where it stands. */
  readonly references: ReadonlyMap<number, Named>;
  /** The thing itself that each name in what was compiled refers to, by the offset where it stands. */
  readonly symbols: ReadonlyMap<number, Named>;
  /** Where each of these is declared, here or in the vocabulary. */
  readonly declarations: ReadonlyMap<Named, Place>;
}

/** Compiles a notice or checks a vocabulary. Never throws for what stands in the file. */
export function compile(file: SourceFile, host: CompilerHost, options: CompileOptions = {}): Compiled {
  return compileAmong([], file, host, options);
}

/** Compiles a file that amends others, which are being compiled, or none. */
function compileAmong(
  amending: readonly NoticeSource[],
  file: SourceFile,
  host: CompilerHost,
  options: CompileOptions,
): Compiled {
  const parsed = parse(file);
  const reporter = new Reporter(parsed);
  const { tree } = parsed;
  const result = (program: Program | null): Compiled => {
    const diagnostics = inOrder([...parsed.diagnostics, ...reporter.diagnostics].map(asWritten));
    const { references, symbols, declarations } = reporter;
    const whole = hasErrors(diagnostics) ? null : program;
    return { program: whole, file, tree, diagnostics, references, symbols, declarations };
  };
  if (tree === null) return result(null);
  if (tree.kind === "VocabularyFile") {
    checkVocabulary(tree, reporter);
    return result(null);
  }
  const amends = tree.headers.find(({ key }) => key === "amends");
  // What is put together has been amended.
  if (amends === undefined || file instanceof ComposedSource) {
    checkAmendsNothing(tree, reporter);
    return result(compileNotice(tree, file, host, options.readings ?? {}, reporter));
  }
  const compileAmended = (amended: SourceFile): Compiled =>
    compileAmong([...amending, { file, tree }], amended, host, {});
  const whole = hasErrors(parsed.diagnostics)
    ? null
    : amendedNotice({ file, tree }, amends, amending, host, compileAmended, reporter);
  return whole === null ? result(null) : compileAmong([], whole, host, options);
}

function checkVocabulary(tree: ast.VocabularyFile, reporter: Reporter): VocabularySymbols {
  checkFileName(tree.name, reporter);
  const symbols = resolveVocabulary(tree, reporter);
  checkMainEntity(tree.name, symbols, reporter);
  elaborateVocabulary(tree, symbols, reporter);
  reporter.settle();
  return symbols;
}

function compileNotice(
  tree: ast.NoticeFile,
  file: SourceFile,
  host: CompilerHost,
  readings: Readonly<Record<string, string>>,
  reporter: Reporter,
): Program | null {
  checkFileName(tree.name, reporter);
  const vocabulary = loadVocabulary(tree, file, host, reporter);
  if (vocabulary === null) return null;
  const symbols = resolveNotice(tree, vocabulary, reporter);
  checkHeaders(tree, reporter);
  const program = elaborateNotice(tree, symbols, takenReadings(symbols, readings, reporter), reporter);
  checkConfirmed(tree, reporter);
  checkRounding(program, reporter);
  checkGivenValues(program, reporter);
  checkAllotments(program, tree.name.span, reporter);
  checkDecidedAlone(program, reporter);
  checkLookups(program, reporter);
  checkUsed(symbols, reporter);
  reporter.settle();
  return program;
}

function loadVocabulary(
  tree: ast.NoticeFile,
  file: SourceFile,
  host: CompilerHost,
  reporter: Reporter,
): VocabularySymbols | null {
  const uses = tree.headers.find(({ key }) => key === "uses")?.value;
  if (uses?.kind !== "Name") {
    if (uses === undefined) reportMissing("uses", tree, reporter);
    else checkHeaders(tree, reporter);
    return null;
  }
  // The name becomes a path.
  if (!checkFileName(uses, reporter)) return null;
  const place = written({ file, span: uses.span });
  const { file: found, path } = host.vocabulary(uses.text, place.file, place.span);
  if (found === null) {
    reporter.report("unknown-vocabulary", uses.span, { name: uses.text, path });
    return null;
  }
  const parsed = parse(found);
  if (parsed.tree?.kind !== "VocabularyFile") {
    reporter.report("not-a-vocabulary", uses.span, { path });
    return null;
  }
  reporter.refer(uses, { name: parsed.tree.name.text, label: parsed.tree.name.text });
  return vocabularySymbols(parsed, parsed.tree, uses, path, reporter);
}

function vocabularySymbols(
  parsed: ParsedFile,
  tree: ast.VocabularyFile,
  uses: ast.Name,
  path: string,
  reporter: Reporter,
): VocabularySymbols | null {
  const own = new Reporter(parsed);
  const symbols = checkVocabulary(tree, own);
  reporter.adopt(own);
  const problems = [...parsed.diagnostics, ...own.diagnostics];
  if (!hasErrors(problems)) return symbols;
  reporter.report("vocabulary-has-errors", uses.span, { path });
  for (const each of problems) reporter.diagnostics.push(each);
  return null;
}

function takenReadings(
  { readings }: NoticeSymbols,
  chosen: Readonly<Record<string, string>>,
  reporter: Reporter,
): Map<string, string> {
  const taken = new Map([...readings].map(({ name, byDefault }) => [name, byDefault]));
  for (const [name, option] of Object.entries(chosen)) {
    const reading = readings.find(name);
    const found = reading?.options.find(option);
    if (reading === undefined) {
      const near = nearest(name, readings.names());
      reporter.report("unknown-reading", { start: 0, end: 0 }, { reading: name, near });
    } else if (found === undefined) {
      const options = [...reading.options].map((each) => each.name);
      reporter.report("unknown-option", reading.node.name.span, { reading: name, option, options });
    } else {
      taken.set(reading.name, found.name);
    }
  }
  return taken;
}

/** File by file, each in its order; a problem reported from two places is kept once. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  const files = [...new Set(diagnostics.map(({ place }) => place.file))];
  return diagnostics
    .filter(({ code, place, parameters }) => {
      const key = JSON.stringify([code, place.file.path, place.span, parameters]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort(
      ({ place: left }, { place: right }) =>
        files.indexOf(left.file) - files.indexOf(right.file) || left.span.start - right.span.start,
    );
}
