import { exampleText } from "../../explain/example-text.ts";
import { type EntityDraft, exampleFromJson } from "../../harness/examples/from-json.ts";
import type { InputError } from "../../runtime/input-error.ts";
import { readJson, repeatedFields } from "../../runtime/json-text.ts";
import { inputMessage } from "../../runtime/messages.ts";
import { visibleLine } from "../../runtime/visible-text.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { syntaxProblem } from "../../roster/json-element.ts";
import { isFileFailure, rosterMessage, type RosterProblem } from "../../roster/problem.ts";
import type { TextSource } from "../../roster/text-source.ts";
import { indented } from "./failure-text.ts";
import type { TestedNotice } from "./notices.ts";

/** Whether examples go to and from a file as JSON. */
export function isJson(path: string): boolean {
  return /\.json$/iu.test(path);
}

/** Prints the examples of a JSON list, of whatever entity, as they can be pasted into the notice. */
export async function importFromJson(
  { program, surface }: TestedNotice,
  source: TextSource,
  path: string,
  context: Context,
): Promise<ExitCode> {
  const read = await valueIn(source);
  if ("problem" in read) {
    context.fail(rosterMessage(read.problem, path, context.language));
    return isFileFailure(read.problem) ? exitCode.usage : exitCode.failed;
  }
  const repeated = repeatedFields(read.repeated, null);
  for (const error of repeated) context.fail(inputMessage(error, path, context.language));
  if (!Array.isArray(read.value)) {
    context.fail({
      en: `${visibleLine(path)}: expected a list of examples, [{…}, {…}]`,
      zh: `${visibleLine(path)}：应为示例的列表，如 [{…}, {…}]`,
    });
    return exitCode.failed;
  }
  const drafts: EntityDraft[] = [];
  let isSound = repeated.length === 0;
  read.value.forEach((input: unknown, index) => {
    const errors: InputError[] = [];
    const draft = exampleFromJson(program, input, errors);
    if (draft !== null) drafts.push(draft);
    for (const error of errors) context.fail(inputMessage(error, `${path}[${index + 1}]`, context.language));
    isSound &&= errors.length === 0;
  });
  if (!isSound) return exitCode.failed;
  context.print(drafts.map((draft) => `${indented(exampleText(program, draft.entity, draft, surface))}\n`).join("\n"));
  return exitCode.done;
}

/** What a source holds as JSON, or what is wrong with it. */
async function valueIn(
  source: TextSource,
): Promise<{ readonly value: unknown; readonly repeated: readonly string[] } | { readonly problem: RosterProblem }> {
  let text = "";
  for await (const piece of source.pieces()) text += piece;
  if (source.problem !== null) return { problem: source.problem };
  if (text.trim() === "") return { problem: { problem: "empty-file" } };
  const json = readJson(text);
  if (json.ok) return json;
  return { problem: syntaxProblem({ text, closed: null, start: 0, next: "", line: 1, column: 1 }, json.errorAt) };
}
