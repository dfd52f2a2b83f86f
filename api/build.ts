import type { EmittedFile } from "../emit/emitted-file.ts";
import type { Program } from "../ir/ir.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";

export type { EmittedFile };

/** What is made of a notice: a typed evaluator, a JSON Schema for each entity, or a page to read. */
export type Target = "ts" | "schema" | "html";

/** How files are made. */
export interface BuildOptions {
  /** What generated TypeScript imports the runtime from: `pol/runtime` unless it is said. */
  readonly runtime?: string;
  /** The language of the page; English unless it is said. */
  readonly language?: Language;
}

/** The files that are made of a notice, with paths relative to a folder of the caller's choice. Each target is loaded only when it is asked for. */
export async function build(
  { program }: Notice,
  target: Target,
  { runtime = "pol/runtime", language = "en" }: BuildOptions = {},
): Promise<readonly EmittedFile[]> {
  return emitters[target](program, { runtime, language });
}

type Emitter = (program: Program, options: Required<BuildOptions>) => Promise<readonly EmittedFile[]>;

const emitters: { readonly [T in Target]: Emitter } = {
  ts: async (program, { runtime }) => (await import("../emit/typescript/emit.ts")).emitTypeScript(program, runtime),
  schema: async (program) => (await import("../emit/json-schema.ts")).emitJsonSchema(program),
  html: async (program, { language }) => (await import("../report/notice-page.ts")).emitHtml(program, language),
};
