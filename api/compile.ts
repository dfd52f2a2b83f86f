import { checkExactly } from "../explain/exact.ts";
import { hashesOf } from "../compiler/policy-hash.ts";
import type * as located from "../grammar/diagnostics/diagnostic.ts";
import type { Program } from "../ir/ir.ts";
import { type Diagnostic, plainDiagnostic } from "./diagnostic.ts";
import type { Host } from "./host.ts";
import { type Compilation, compilationOf, type Readings } from "./kept.ts";

/** A notice that compiled, with its vocabulary and what it amends. */
export interface Notice {
  /** What it means, as data: entities with their facts and decisions, parameters, clauses, examples. */
  readonly program: Program;
  /** SHA-256 of the texts that it was made from and the readings taken. */
  readonly policyHash: string;
  /** SHA-256 of the vocabulary's text. */
  readonly vocabularyHash: string;
  /** The paths of these texts, the notice's own first. */
  readonly files: readonly string[];
}

/** What compiling a file gives. */
export interface Compiled {
  /** Null where errors leave no meaning, and for a vocabulary. */
  readonly notice: Notice | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a file is compiled. */
export interface CompileOptions {
  /** The option taken of each reading, both by their names; the default where none is given. */
  readonly readings?: Readings;
}

/**
 * Compiles the file at a path of a host. What is wrong with it is in `diagnostics`; gaps and conflicts over all
 * records, which take longer to find, are told by `check` alone. Throws `NoText` where the host has no text there.
 */
export function compile(path: string, host: Host, { readings = {} }: CompileOptions = {}): Compiled {
  const { program, sources, diagnostics } = compilationOf(path, host, readings);
  const files = sources.map((file) => file.path);
  return {
    notice: program === null ? null : { program, ...hashesOf(sources, program), files },
    diagnostics: diagnostics.map(plainDiagnostic),
  };
}

/**
 * Every problem of the file at a path of a host, as `pol check` tells them: those of its text and its vocabulary's, and
 * where it has a meaning what the exact analysis finds over all records. Throws `NoText` where the host has no text there.
 */
export function check(path: string, host: Host): readonly Diagnostic[] {
  return problemsOf(compilationOf(path, host)).map(plainDiagnostic);
}

/** What the analysis found of a program. */
const findings = new WeakMap<Program, readonly located.Diagnostic[]>();

/** What the compiler says of a file, and where it has a meaning what the exact analysis says of that. */
export function problemsOf({
  file,
  diagnostics,
  program,
}: Pick<Compilation, "file" | "diagnostics" | "program">): readonly located.Diagnostic[] {
  if (program === null) return diagnostics;
  const found = findings.get(program) ?? checkExactly(program, file);
  findings.set(program, found);
  return [...diagnostics, ...found];
}
