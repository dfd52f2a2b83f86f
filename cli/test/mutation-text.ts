/** Mutants in words. */
import { exampleText } from "../../explain/example-text.ts";
import type { JudgedMutant } from "../../harness/mutate/run-mutants.ts";
import type { Mutant, Operator } from "../../harness/mutate/mutant.ts";
import { clauseText } from "../../explain/clause-text.ts";
import type { Context } from "../context.ts";
import type { Text } from "../language.ts";
import { indented } from "./failure-text.ts";
import { placeIn, type TestedNotice } from "./notices.ts";

const operatorWords: { readonly [O in Operator]: Text } = {
  "value-changed": { en: "value changed", zh: "改动数值" },
  "comparison-changed": { en: "comparison changed", zh: "改动比较" },
  "condition-dropped": { en: "condition dropped", zh: "去掉条件" },
  "condition-negated": { en: "condition negated", zh: "条件取反" },
  "overriding-dropped": { en: "no longer prevails over clause", zh: "不再优先于条款" },
  "rule-dropped": { en: "rule dropped", zh: "去掉规则" },
  "row-dropped": { en: "row dropped", zh: "去掉表行" },
  "calculation-changed": { en: "calculation changed", zh: "改动计算" },
};

/** One mutant in words: `nanan-2025.pol:9:3 clause 三 waiting: value changed: 3 months → 4 months`. */
export function mutantText(mutant: Mutant, { language }: Pick<Context, "language">): string {
  const { operator, before, after } = mutant;
  const change = after === null ? before[language] : `${before[language]} → ${after[language]}`;
  return `${operatorWords[operator][language]}${language === "en" ? ": " : "："}${change}`;
}

/** A survivor with its place and an example that would kill it. */
export function survivorText(notice: TestedNotice, { mutant, killer }: JudgedMutant, context: Context): string {
  const { bold, yellow, dim } = context.colours.out;
  const clause = clauseText(mutant.origin.clause, context.language);
  const head = `${yellow("●")} ${bold(`${mutant.subject}  ${mutantText(mutant, context)}`)}  ${dim(clause)}\n  ${placeIn(notice, mutant.origin)}`;
  const help =
    killer === null
      ? context.say({
          en: "no example that would kill it was found, nor is it shown that there is none",
          zh: "未找到能发现它的示例，也未能证明没有",
        })
      : exampleText(notice.program, killer.entity, killer, notice.surface);
  return `${head}\n${indented(help)}\n\n`;
}

/** The last line: how many mutants there were and what became of them. */
export function mutantsTotal(all: readonly JudgedMutant[], context: Context): string {
  const count = (outcome: JudgedMutant["outcome"]): number => all.filter((each) => each.outcome === outcome).length;
  const [killed, equivalent, survived] = [count("killed"), count("equivalent"), count("survived")];
  return context.say({
    en: `${all.length} mutants, ${killed} killed, ${equivalent} equivalent, ${survived} survived`,
    zh: `${all.length} 个变异，${killed} 个被发现，${equivalent} 个等价，${survived} 个未被发现`,
  });
}
