import type * as ast from "../grammar/ast.ts";
import { type Code, type Parameters, severities } from "../grammar/diagnostics/catalogue.ts";
import {
  diagnostic,
  type Diagnostic,
  type Fix,
  hasErrors,
  type Place,
  type RelatedPlace,
} from "../grammar/diagnostics/diagnostic.ts";
import type { ParsedFile } from "../grammar/parse.ts";
import { writtenName } from "../grammar/print/names.ts";
import type { SourceFile, Span } from "../grammar/source.ts";
import type { Named, Origin } from "../ir/ir.ts";

type UnknownCode =
  | "unknown-name"
  | "unknown-decision"
  | "unknown-fact"
  | "unknown-entity"
  | "unknown-table"
  | "unknown-type"
  | "column-unknown";

interface More {
  readonly related?: readonly RelatedPlace[];
  readonly fix?: Fix | null;
}

/** Collects what the passes over one file find: its diagnostics, and what each name refers to. */
export class Reporter {
  /** The file that is compiled. */
  readonly file: SourceFile;
  readonly diagnostics: Diagnostic[] = [];
  /** What each name refers to, by the offset where it stands. */
  readonly references = new Map<number, Named>();
  /** The thing itself that each name refers to, by the offset where it stands. */
  readonly symbols = new Map<number, Named>();
  /** Where each thing is declared, those of the vocabulary included. */
  readonly declarations = new Map<Named, Place>();
  /** Whether the tree holds the whole text: else what seems to be missing may only be unreadable. */
  readonly isComplete: boolean;
  readonly #lostNames: ReadonlySet<string>;
  readonly #broken: readonly Span[];
  readonly #used = new Set<Named>();
  /** The file that the pass is in: the vocabulary's while its expressions are elaborated for a notice. */
  #current: SourceFile;
  /** What in the file that is compiled asks for what stands in the other; null where nothing does. */
  #asking: Span | null = null;
  #unasked = 0;
  /** The tests of values for being absent, by the place where they stand, each with whether it is idle whenever it is asked. */
  readonly #tests = new Map<number, { readonly span: Span; readonly name: string; readonly isIdle: boolean }>();
  /** Whether a pass only notes what names refer to. */
  #isNoting = false;

  constructor({ file, diagnostics, lostNames, broken }: ParsedFile) {
    this.file = file;
    this.#current = file;
    this.isComplete = !hasErrors(diagnostics);
    this.#lostNames = lostNames;
    this.#broken = broken;
  }

  report<C extends Code>(code: C, span: Span, parameters: Parameters[C], more: More = {}): void {
    if (this.#isNoting) return;
    if (this.#isHome) this.#reportHere(diagnostic(code, { file: this.file, span }, parameters, more));
    else if (severities[code] === "error") this.#reportAsked(code, span, parameters);
  }

  /** In a statement that cannot be read what seems wrong may only follow from that. */
  #reportHere(problem: Diagnostic): void {
    const at = problem.place.span.start;
    if (!this.#broken.some(({ start, end }) => start <= at && at < end)) this.diagnostics.push(problem);
  }

  /**
   * The other file is without errors by itself: what is wrong there is so for what the file that is compiled
   * asks of it (an argument, a decision on which the notice is silent), and is told where it asks.
   */
  #reportAsked<C extends Code>(code: C, span: Span, parameters: Parameters[C]): void {
    if (this.#asking === null) {
      this.#unasked++;
      return;
    }
    const related = [{ file: this.#current, span, clause: null, value: null }];
    this.diagnostics.push(diagnostic(code, { file: this.file, span: this.#asking }, parameters, { related }));
  }

  /**
   * Notes a test of a value for being absent, and whether the value never is. In a define that is filled in a test may be idle for
   * one use and not for another; it is told where it is for all.
   */
  noteTest(span: Span, tested: Span, isIdle: boolean): void {
    if (this.#isNoting || !this.#isHome) return;
    const before = this.#tests.get(span.start)?.isIdle ?? true;
    this.#tests.set(span.start, { span, name: this.textOf(tested), isIdle: before && isIdle });
  }

  /** Reports what is known only once everything has been looked at. */
  settle(): void {
    for (const { span, name, isIdle } of this.#tests.values()) if (isIdle) this.report("always-known", span, { name });
  }

  /** How many errors were found in what nothing asks for, and so are not told. */
  get unasked(): number {
    return this.#unasked;
  }

  /** Runs a pass over what a span of the file asks of another file, or over what nothing has asked for yet. */
  askedAt<T>(span: Span | null, pass: () => T): T {
    if (span !== null && !this.#isHome) return pass();
    const before = this.#asking;
    this.#asking = span;
    try {
      return pass();
    } finally {
      this.#asking = before;
    }
  }

  /** Runs a pass over what stands in a file; in another than the one that is compiled names are not noted. */
  inFile<T>(file: SourceFile, pass: () => T): T {
    const before = this.#current;
    this.#current = file;
    try {
      return pass();
    } finally {
      this.#current = before;
    }
  }

  /** The file that the pass is in. */
  get current(): SourceFile {
    return this.#current;
  }

  get #isHome(): boolean {
    return this.#current === this.file;
  }

  /** Notes what a name declares. */
  declares(name: ast.Name, to: Named): void {
    this.#note(name, to);
    if (!this.#isHome) return;
    this.symbols.set(name.span.start, to);
    this.declarations.set(to, { file: this.file, span: name.span });
  }

  /** Takes over where another file declares its things. */
  adopt({ declarations }: Reporter): void {
    for (const [symbol, place] of declarations) this.declarations.set(symbol, place);
  }

  /** Notes that a thing is another of the same declaration. */
  copied(original: Named, copy: Named): void {
    const place = this.declarations.get(original);
    if (place !== undefined) this.declarations.set(copy, place);
  }

  #note(name: ast.Name, to: Named): void {
    if (!this.#isHome) return;
    const before = this.references.get(name.span.start) ?? to;
    // In a define that is filled in a name may mean something else each time; what it is written as is right each time.
    this.references.set(name.span.start, {
      name: before.name === to.name ? to.name : name.text,
      label: before.label === to.label ? to.label : name.text,
    });
  }

  /**
   * Notes what a name refers to. Where the thing's other name would be taken for something nearer, as
   * `means` tells, it has but one.
   */
  refer(name: ast.Name, to: Named, means: (text: string) => boolean = () => true): void {
    const { name: identifier, label } = to;
    const meant = (text: string): string => (text === name.text || means(text) ? text : name.text);
    this.#note(name, { name: meant(identifier), label: meant(label) });
    // In a define that is filled in a name may mean something else each time; the first is as good as any.
    if (this.#isHome && !this.symbols.has(name.span.start)) this.symbols.set(name.span.start, to);
    if (!this.#isNoting) this.#used.add(to);
  }

  /** Runs a pass for what the names in it refer to alone: nothing is reported, and what they refer to is not used by it. */
  noting(pass: () => unknown): void {
    this.#isNoting = true;
    pass();
    this.#isNoting = false;
  }

  /** Whether any name refers to a declaration. */
  isUsed(declared: Named): boolean {
    return this.#used.has(declared);
  }

  /** Whether a name's declaration was lost to a syntax error, or the name is reported as a keyword. */
  isLost({ text }: ast.Name): boolean {
    return this.#lostNames.has(text);
  }

  /** Reports an unknown name, unless its declaration was lost to a syntax error. */
  unknown(code: UnknownCode, name: ast.Name, near: string | null): void {
    if (this.isLost(name)) return;
    this.report(code, name.span, { name: name.text, near }, { fix: replacement(name.span, near) });
  }

  /** Whether a decision was the nearest to an unknown one, and so is probably meant there. */
  hasSuggested(names: readonly string[]): boolean {
    return this.diagnostics.some(
      ({ code, parameters }) =>
        (code === "unknown-decision" || code === "column-unknown") && names.includes(parameters.near ?? ""),
    );
  }

  /** The text of the file at a span, on one line. */
  textOf({ start, end }: Span): string {
    return this.#current.text.slice(start, end).replace(/\s+/gu, " ");
  }

  origin(node: { readonly span: Span }, clause: string | null): Origin {
    return { clause, file: this.#current.path, span: node.span };
  }

  /** A place in the file for a diagnostic that concerns several. */
  place(span: Span, clause: string): RelatedPlace {
    return { file: this.#current, span, clause, value: null };
  }
}

/** The fix that puts the nearest name where an unknown one stands. */
export function replacement(span: Span, near: string | null): Fix | null {
  return near === null ? null : { span, text: writtenName(near) };
}
