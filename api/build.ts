import { NotColumnar } from "../emit/columnar/lowering.ts";
import { NotInDmn, type Unsayable } from "../emit/dmn/not-in-dmn.ts";
import type { EmittedFile } from "../emit/emitted-file.ts";
import type { DialectName } from "../emit/sql/dialect.ts";
import { NotInSql } from "../emit/sql/names.ts";
import type { Program } from "../ir/ir.ts";
import type { Origin } from "../ir/named.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";

export type { DialectName, EmittedFile, Origin, Unsayable };

/** What is made of a notice: a typed evaluator, a JSON Schema for each entity, a page to read, a statement of SQL, or a model of DMN. */
export type Target = "ts" | "schema" | "html" | "sql" | "dmn";

/** How files are made. */
export interface BuildOptions {
  /** What generated TypeScript imports the runtime from: `pol/runtime` unless it is said. */
  readonly runtime?: string;
  /** The language of the page; English unless it is said. */
  readonly language?: Language;
  /** The dialect of SQL; that of DuckDB unless it is said. */
  readonly dialect?: DialectName;
}

/** Why a target cannot say what a notice asks. */
export type Unbuildable =
  /** Columns hold no list of records, no series and no record around. */
  | { readonly target: "wasm" | "sql"; readonly why: "columns"; readonly origin: Origin }
  | { readonly target: "sql"; readonly why: "name-or-type"; readonly about: string }
  | { readonly target: "dmn"; readonly why: Unsayable; readonly origin: Origin };

/** Thrown where a target cannot say what a notice asks. */
export class CannotBuild extends Error {
  readonly problem: Unbuildable;

  constructor(problem: Unbuildable, cause: Error) {
    super(cause.message, { cause });
    this.name = "CannotBuild";
    this.problem = problem;
  }
}

/**
 * The files that are made of a notice, with paths relative to a folder of the caller's choice. Each target is loaded only
 * when it is asked for. Throws `CannotBuild` where the target cannot say what the notice asks.
 */
export async function build(
  { program }: Pick<Notice, "program">,
  target: Target,
  { runtime = "pol/runtime", language = "en", dialect = "duckdb" }: BuildOptions = {},
): Promise<readonly EmittedFile[]> {
  return orCannotBuild(target, emitters[target](program, { runtime, language, dialect }));
}

type Emitter = (program: Program, options: Required<BuildOptions>) => Promise<readonly EmittedFile[]>;

const emitters: { readonly [T in Target]: Emitter } = {
  ts: async (program, { runtime }) => (await import("../emit/typescript/emit.ts")).emitTypeScript(program, runtime),
  schema: async (program) => (await import("../emit/json-schema.ts")).emitJsonSchema(program),
  html: async (program, { language }) => (await import("../report/notice-page.ts")).emitHtml(program, language),
  sql: async (program, { dialect }) => (await import("../emit/sql/emit.ts")).emitSql(program, dialect),
  dmn: async (program) => (await import("../emit/dmn/emit.ts")).emitDmn(program),
};

/** What an emitter made; what it refuses as `CannotBuild`. */
export async function orCannotBuild<T>(target: Target | "wasm", made: Promise<T>): Promise<T> {
  try {
    return await made;
  } catch (cause) {
    const problem = unbuildable(cause, target === "sql" ? "sql" : "wasm");
    throw problem === null ? cause : new CannotBuild(problem, cause as Error);
  }
}

/** What an emitter refused; null where it failed otherwise. */
function unbuildable(cause: unknown, columnar: "sql" | "wasm"): Unbuildable | null {
  if (cause instanceof NotColumnar) return { target: columnar, why: "columns", origin: cause.by.origin };
  if (cause instanceof NotInSql) return { target: "sql", why: "name-or-type", about: cause.about };
  if (cause instanceof NotInDmn) return { target: "dmn", why: cause.what, origin: cause.origin };
  return null;
}
