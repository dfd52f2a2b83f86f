/**
 * The Prettier plugin. There is one layout of a `.pol` file, the same in every editor and on the
 * command line, so the width and the indentation that Prettier is configured with do not count.
 */
import type { AstPath, Parser, Printer, SupportLanguage } from "prettier";
import { builders } from "prettier/doc";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { en } from "../diagnostics/en.ts";
import type { Words } from "../diagnostics/words.ts";
import { format } from "./format.ts";

export interface FormattedFile {
  readonly kind: "FormattedFile";
  readonly text: string;
  readonly length: number;
}

/** The languages that the plugin knows. */
export const languages: SupportLanguage[] = [
  { name: "Pol", parsers: ["pol"], extensions: [".pol"], vscodeLanguageIds: ["pol"] },
];

/** Reads a `.pol` file; a file with errors is refused with the first of them. */
export const parsers: { readonly pol: Parser<FormattedFile> } = {
  pol: {
    astFormat: "pol",
    locStart: () => 0,
    locEnd: (file) => file.length,
    parse: async (text, options) => {
      const result = await format(text, options.filepath === undefined ? {} : { path: options.filepath });
      if (!result.ok) throw syntaxError(result.diagnostics);
      return { kind: "FormattedFile", text: result.text, length: text.length };
    },
  },
};

/** Writes the lines of the one layout. */
export const printers: { readonly pol: Printer<FormattedFile> } = {
  pol: {
    print: (path: AstPath<FormattedFile>) => builders.join(builders.hardline, path.node.text.split("\n")),
  },
};

/** What Prettier should assume of a `.pol` file, so that rulers and editors agree with the layout. */
export const defaultOptions = { printWidth: 100, tabWidth: 2, useTabs: false };

function syntaxError(diagnostics: readonly Diagnostic[]): SyntaxError {
  const first = diagnostics.find(({ severity }) => severity === "error")!;
  const { message } = (en[first.code] as (parameters: Diagnostic["parameters"]) => Words)(first.parameters);
  const start = first.place.file.position(first.place.span.start);
  const error = new SyntaxError(`${message} (${start.line}:${start.column})`);
  return Object.assign(error, { loc: { start } });
}
