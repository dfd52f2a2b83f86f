import { allMutants, type JudgedMutant, judgeMutants } from "../../harness/mutate/run-mutants.ts";
import { exampleText } from "../../explain/example-text.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { Progress } from "../progress.ts";
import { mutantsTotal, mutantText, survivorText } from "./mutation-text.ts";
import { type TestedNotice, positionIn } from "./notices.ts";
import type { TestOptions } from "./options.ts";
import { suiteOptions } from "./run-tests.ts";

/** `pol test --mutate`: plants small faults in notices and lists those that their tests do not notice. */
export function runMutation(notices: readonly TestedNotice[], options: TestOptions, context: Context): ExitCode {
  const suite = suiteOptions(options, context);
  if (suite === null) return exitCode.usage;
  const planted = notices.map((notice) => ({ notice, mutants: allMutants(notice.program) }));
  const progress = new Progress(
    planted.reduce((sum, { mutants }) => sum + mutants.length, 0),
    context,
  );
  const judged: { readonly notice: TestedNotice; readonly results: readonly JudgedMutant[] }[] = [];
  let done = 0;
  for (const { notice, mutants } of planted) {
    const results: JudgedMutant[] = [];
    for (const result of judgeMutants(notice.program, mutants, suite)) {
      progress.advance(++done);
      if (result === null) continue;
      results.push(result);
      if (result.outcome !== "survived" || options.json === true) continue;
      progress.clear();
      context.print(survivorText(notice, result, context));
    }
    judged.push({ notice, results });
  }
  progress.clear();
  const all = judged.flatMap(({ results }) => results);
  context.print(
    options.json === true
      ? `${JSON.stringify(mutationJson(judged, context), null, 2)}\n`
      : `${mutantsTotal(all, context)}\n`,
  );
  return all.some(({ outcome }) => outcome === "survived") ? exitCode.failed : exitCode.done;
}

function mutationJson(
  judged: readonly { readonly notice: TestedNotice; readonly results: readonly JudgedMutant[] }[],
  context: Context,
): object {
  return judged.map(({ notice, results }) => ({
    name: notice.program.notice.name,
    file: notice.path,
    mutants: results.map(({ mutant, outcome, killer }) => ({
      outcome,
      operator: mutant.operator,
      subject: mutant.subject,
      clause: mutant.origin.clause,
      ...positionIn(notice.file, mutant.origin.span),
      message: mutantText(mutant, context),
      killer: killer === null ? null : exampleText(notice.program, killer.entity, killer, notice.surface),
    })),
  }));
}
