import {
  failureMessage,
  inputMessage,
  type KeptDecision,
  type Notice,
  type RecordFault,
  replay as decideAgain,
  type Replay,
  type Verdict,
} from "../../api/index.ts";
import { defaultArchive, findPolicy } from "../archive/archive.ts";
import { decisionsIn, type ReadDecision, UnreadableFile } from "../archive/kept-decisions.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { visibleLine } from "../../runtime/visible-text.ts";
import type { Text } from "../language.ts";
import { loadAnswering } from "../load-program.ts";
import { rosterMessage } from "../../roster/problem.ts";

interface ReplayOptions {
  readonly archive?: string;
  readonly by?: string;
  readonly reading: readonly string[];
  readonly json?: true;
}

/** What became of a recorded decision. */
type Result = Replay["result"] | RecordFault | "not-json" | "no-policy";

interface Told {
  readonly place: string;
  readonly result: Result;
  /** A line for each difference. */
  readonly lines: readonly string[];
}

/** `pol replay RECORD…`: decides recorded cases again, by the policy of then or by another. */
export async function replay(paths: readonly string[], options: ReplayOptions, context: Context): Promise<ExitCode> {
  const today = options.by === undefined ? null : loadAnswering(options.by, context, options.reading);
  if (typeof today === "number") return today;
  const policies = new Policies(options.archive ?? defaultArchive, today === null ? null : { ...today, files: [] });
  const counts = new Map<Result, number>();
  const all: Told[] = [];
  for (const path of paths) {
    try {
      for await (const read of decisionsIn(path)) {
        const told = tell(read, policies, context);
        counts.set(told.result, (counts.get(told.result) ?? 0) + 1);
        if (options.json === true) all.push(told);
        else if (told.result !== "same") print(told, context);
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      context.fail(rosterMessage(error.problem, path, context.language));
      return exitCode.usage;
    }
  }
  if (options.json === true) context.print(`${JSON.stringify(all, null, 2)}\n`);
  else context.print(`${context.say(summary(counts))}\n`);
  return [...counts.keys()].every((result) => result === "same") ? exitCode.done : exitCode.failed;
}

/** The policies that decisions were made by, each compiled once. */
class Policies {
  readonly #folder: string;
  readonly #today: Notice | null;
  readonly #known = new Map<string, Notice | null>();

  constructor(folder: string, today: Notice | null) {
    this.#folder = folder;
    this.#today = today;
  }

  of(kept: KeptDecision): Notice | null {
    if (this.#today !== null) return this.#today;
    let known = this.#known.get(kept.policyHash);
    if (known === undefined) this.#known.set(kept.policyHash, (known = findPolicy(this.#folder, kept)));
    return known;
  }
}

function tell({ place, kept }: ReadDecision, policies: Policies, { language }: Context): Told {
  if (typeof kept === "string") return { place, result: kept, lines: [] };
  const policy = policies.of(kept);
  if (policy === null) return { place, result: "no-policy", lines: [kept.policyHash] };
  const again = decideAgain(policy, kept);
  return { place, result: again.result, lines: linesOf(again, kept.entity, language) };
}

/** What is told of a decision that is decided again, a line for each difference. */
function linesOf(again: Replay, entity: string, language: Context["language"]): readonly string[] {
  switch (again.result) {
    case "same":
      return [];
    case "outcome":
      return again.changed.map((each) => changeText(each, JSON.stringify, language));
    case "reasons":
      return again.changed.map((each) => changeText(each, verdictText, language));
    case "refused":
      return again.errors.map((error) => inputMessage(error, entity, language));
    case "failed":
      return [failureMessage(again.failure, again.schema, again.facts, language)!];
  }
}

function changeText<T>(
  { decision, was, is }: { readonly decision: string; readonly was: T; readonly is: T },
  text: (value: T) => string,
  language: Context["language"],
): string {
  const [before, now] = [text(was), text(is)];
  return language === "en" ? `${decision}: was ${before}, is ${now}` : `${decision}：原为 ${before}，现为 ${now}`;
}

function verdictText(verdict: Verdict | null): string {
  if (verdict === null) return "—";
  const over = verdict.over.length === 0 ? "" : ` (> ${verdict.over.join(", ")})`;
  return `${verdict.by.join(", ") || "—"}${over}`;
}

const results: { readonly [R in Exclude<Result, "same">]: Text } = {
  outcome: { en: "another outcome", zh: "结论不同" },
  reasons: { en: "the same outcome by other rules", zh: "结论相同，依据不同" },
  refused: { en: "what was known is no record of the notice", zh: "原有事实不符合通知所用的词汇表" },
  failed: { en: "the notice has no single answer", zh: "通知没有唯一的结论" },
  "no-policy": {
    en: "the archive has no policy of this hash; `pol archive add` keeps one",
    zh: "存档中没有此摘要的政策，可用“pol archive add”存入",
  },
  "not-json": { en: "it is not JSON", zh: "不是 JSON" },
  "no-record": { en: "it is no record of a decision", zh: "不是结论记录" },
  "other-form": { en: "its form is of another version", zh: "记录格式的版本不同" },
  changed: { en: "it was changed: its digest is that of another content", zh: "内容被改动，与摘要不符" },
};

function print({ place, result, lines }: Told, context: Context): void {
  if (result === "same") return;
  const colon = context.language === "en" ? ": " : "：";
  context.print(`${visibleLine(`${place}${colon}${context.say(results[result])}`)}\n`);
  for (const line of lines) context.print(`  ${visibleLine(line)}\n`);
}

function summary(counts: ReadonlyMap<Result, number>): Text {
  const of = (result: Result): number => counts.get(result) ?? 0;
  const [same, reasons, outcome] = [of("same"), of("reasons"), of("outcome")];
  const others = [...counts.values()].reduce((sum, each) => sum + each, 0) - same - reasons - outcome;
  return {
    en: `${same} same, ${reasons} by other rules, ${outcome} with another outcome, ${others} not decided again`,
    zh: `${same} 条相同，${reasons} 条依据不同，${outcome} 条结论不同，${others} 条未能重新裁定`,
  };
}
