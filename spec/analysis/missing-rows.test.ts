/** What is looked up in tables of data and in parameters that change with time: on random notices the analysis finds exactly what trying every record misses. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse, findGaps, isUnknown } from "../../analysis/index.ts";
import { holdsFor } from "../../analysis/evaluate.ts";
import { replay, type Replay } from "../../analysis/confirm.ts";
import { restsOn } from "../../analysis/dependencies.ts";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { expressionsOf } from "../../ir/entity.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Decision } from "../../ir/ir.ts";
import { lookupsIn, nameOfSource } from "../../ir/lookups.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { formatOutcome } from "../../runtime/format.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { everyRecord } from "../support/enumerate.ts";

const vocabulary = new SourceFile(
  "prices.pol",
  `vocabulary prices "价目"
enumeration Colour "颜色"
  red "红"
  green "绿"
  blue "蓝"
entity person "人"
  fact colour "颜色": Colour
  fact count "号码": int from 0 to 4
  fact member "会员": bool default no
  fact second "另色": Colour?
  fact joined "入会": date from 2025-01-01 to 2025-01-04
  decision fee "费": money
  decision deposit "押金": money only when member otherwise 0 yuan
`,
);

const conditions = [
  "member",
  "not member",
  "colour is red",
  "count < 2",
  "joined before 2025-01-03",
  "second is known",
];
const values = [
  "cost of byColour at colour",
  "cost of byNumber at count",
  "cost of byNumber at (count + 1)",
  "cost of byColour at second or else red",
  "tariff at joined",
  "tariff at (joined + 1 day)",
  "tariff at 2025-01-04 + tariff at joined",
  "greatest(cost of byColour at colour, cost of byNumber at count)",
  "cost of byColour at colour + cost of byNumber at count",
];

interface Choices {
  readonly colours: readonly string[];
  readonly numbers: readonly number[];
  readonly days: readonly number[];
  readonly picks: readonly number[];
}

function noticeOf({ colours, numbers, days, picks }: Choices): string {
  const value = (at: number): string =>
    values[picks[at]! % values.length]!.replace("at second or else red", "at (second or else red)");
  const condition = (at: number): string => conditions[picks[at]! % conditions.length]!;
  return `notice random "随机"
  year 2025
  uses prices
clause 一 "价目"
  parameter tariff "费率": ${days.map((day) => `${day} yuan from 2025-01-0${day}`).join(", ")}
  table byColour "按色"
    | tint "色": Colour | cost "价": money |
${["red", ...colours].map((each, index) => `    | ${each} | ${index + 1} yuan |`).join("\n")}
  table byNumber "按号"
    | figure "号": int | cost2 "价": money |
${[0, ...numbers].map((each, index) => `    | ${each} | ${index + 7} yuan |`).join("\n")}
  define price "定价": if ${condition(0)} then ${value(1)} else ${value(2)}
  rule fee
    is if ${condition(3)} then ${value(4)} else price
  rule deposit
    when price > 3 yuan
    is ${value(5)}
  rule deposit
    when price <= 3 yuan
    is ${value(6)}
`.replaceAll("cost of byNumber", "cost2 of byNumber");
}

const choices = fc.record({
  colours: fc.subarray(["green", "blue"]),
  numbers: fc.subarray([1, 2, 3, 4, 5]),
  days: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
  picks: fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 }),
});

const outcome = (decide: () => FactRecord, schema: Parameters<typeof formatOutcome>[0]): unknown => {
  try {
    return formatOutcome(schema, decide());
  } catch (error) {
    if (error instanceof PolicyFailure) return error.failure;
    throw error;
  }
};

test("missing rows, with their regions, and the same answers from every evaluator", { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(choices, (each) => {
      const { program } = compile(new SourceFile("random.pol", noticeOf(each)), {
        vocabulary: () => ({ file: vocabulary, path: "prices.pol" }),
      });
      const entity = program!.entities[0]!;
      const analysis = analyse(program!, "person");
      const found = findGaps(analysis);
      const records = everyRecord(entity.facts);
      for (const decision of entity.decisions) {
        const inputs = restsOn(entity, expressionsOf(decision));
        const answer = (one: Decision, facts: FactRecord): Replay => replay(program!, entity, one, facts);
        const asked = records.filter((facts) => inputs.every((one) => answer(one, facts).kind === "value"));
        for (const table of new Set(lookupsIn(decision).map(nameOfSource))) {
          const missing = asked.filter((facts) => {
            const result = answer(decision, facts);
            return result.kind === "gap" && result.decision === table;
          });
          const region = analysis.missing(decision, table);
          expect(asked.filter((facts) => holdsFor(region, facts))).toEqual(missing);
        }
        const own = found.filter((finding) => finding.decision === decision);
        expect(own.filter(isUnknown)).toEqual([]);
        for (const finding of own) expect(finding.kind).toBe("missing-row");
      }
      const isComplete = records.every((facts) =>
        entity.decisions.every((one) => replay(program!, entity, one, facts).kind === "value"),
      );
      expect(found.length === 0).toBe(isComplete);
      const schema = entitySchema(program!, "person");
      const { evaluate } = createEvaluator(program!, "person");
      const differing = records.filter((facts) => {
        const wanted = outcome(() => interpretOutcome(program!, "person", facts), schema);
        return isComplete && JSON.stringify(wanted) !== JSON.stringify(outcome(() => evaluate(facts), schema));
      });
      expect(differing).toEqual([]);
    }),
    { seed: 2025, numRuns: 150 },
  );
});
