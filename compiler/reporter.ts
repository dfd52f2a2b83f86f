import type * as ast from "../grammar/ast.ts";
import type { Code, Parameters } from "../grammar/diagnostics/catalogue.ts";
import { diagnostic, type Diagnostic, type Fix, type RelatedPlace } from "../grammar/diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../grammar/source.ts";
import type { Named, Origin } from "./ir/ir.ts";

/** Collects what the passes over one file find: its diagnostics, and what each name refers to. */
export class Reporter {
  readonly file: SourceFile;
  readonly diagnostics: Diagnostic[] = [];
  /** What each name refers to, by the offset where it stands. */
  readonly references = new Map<number, Named>();
  readonly #lostNames: ReadonlySet<string>;
  #quiet = false;

  constructor(file: SourceFile, lostNames: ReadonlySet<string>) {
    this.file = file;
    this.#lostNames = lostNames;
  }

  report<C extends Code>(
    code: C,
    span: Span,
    parameters: Parameters[C],
    more: { readonly related?: readonly RelatedPlace[]; readonly fix?: Fix | null } = {},
  ): void {
    if (!this.#quiet) this.diagnostics.push(diagnostic(code, { file: this.file, span }, parameters, more));
  }

  /** Runs a pass over something that stands in another file: nothing is noted of this one. */
  quietly<T>(pass: () => T): T {
    const before = this.#quiet;
    this.#quiet = true;
    try {
      return pass();
    } finally {
      this.#quiet = before;
    }
  }

  /** Notes what a name refers to. */
  refer(name: ast.Name, to: Named): void {
    if (!this.#quiet) this.references.set(name.span.start, { name: to.name, label: to.label });
  }

  /** Reports an unknown name, unless its declaration was lost to a syntax error. */
  unknown<C extends "unknown-name" | "unknown-decision" | "unknown-fact" | "unknown-entity" | "unknown-table" | "unknown-type">(
    code: C,
    name: ast.Name,
    near: string | null,
  ): void {
    if (this.#lostNames.has(name.text)) return;
    const fix = near === null ? null : { span: name.span, text: near };
    this.report(code, name.span, { name: name.text, near } as Parameters[C], { fix });
  }

  origin(node: { readonly span: Span }, clause: string | null): Origin {
    return { clause, file: this.file.path, span: node.span };
  }
}
