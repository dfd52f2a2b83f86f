import { SourceFile } from "../../grammar/source.ts";
import { compareClauses } from "../../compiler/clauses/compare-clauses.ts";
import { splitNotice } from "../../compiler/clauses/split-notice.ts";
import type { Context } from "../context.ts";
import { clauseContents } from "../clauses/contents.ts";
import { contentsText } from "../clauses/contents-text.ts";
import { comparisonJson, comparisonText, isSame } from "../clauses/comparison.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type LoadedProgram, loadProgram } from "../load-program.ts";
import { rosterMessage } from "../../roster/problem.ts";
import { readSource } from "../source-files.ts";

interface ClausesOptions {
  readonly notice?: string;
  readonly json?: true;
}

/** `pol clauses FILE [--notice TEXT]`: what each clause contributes, or how the file and the notice's text differ. */
export function clauses([path = ""]: readonly string[], { notice, json }: ClausesOptions, context: Context): ExitCode {
  const loaded = loadProgram(path, context);
  if (typeof loaded === "number") return loaded;
  if (notice !== undefined) return compare(loaded, notice, json === true, context);
  const { tree, references } = loaded;
  // Programs are given identifiers whatever language the file or its reader prefers.
  const part = json === true || context.language === "en" ? "name" : "label";
  const contents = clauseContents(tree, ({ text, span }) => references.get(span.start)?.[part] ?? text);
  context.print(json === true ? `${JSON.stringify(contents, null, 2)}\n` : contentsText(contents, context.language));
  return exitCode.done;
}

function compare({ program }: LoadedProgram, noticePath: string, json: boolean, context: Context): ExitCode {
  const text = readSource(noticePath, { orGbk: true });
  if (!(text instanceof SourceFile)) {
    context.fail(rosterMessage(text, noticePath, context.language));
    return exitCode.usage;
  }
  const comparison = compareClauses(program.clauses, splitNotice(text.text));
  context.print(
    json
      ? `${JSON.stringify(comparisonJson(comparison, program), null, 2)}\n`
      : comparisonText(comparison, program, {
          path: noticePath,
          language: context.language,
          count: program.clauses.length,
        }),
  );
  return isSame(comparison) ? exitCode.done : exitCode.failed;
}
