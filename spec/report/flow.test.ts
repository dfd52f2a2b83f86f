/** A notice in words: the questions of a decision in their order lead to what is decided. */
import { describe, expect, test } from "vitest";
import { replayExpression } from "../../analysis/confirm.ts";
import { calendarWords, compile, memoryHost, noticeWords, outcomeWords } from "../../api/index.ts";
import { createSampler } from "../../harness/generate/sampler.ts";
import { interpret } from "../../ir/interpret.ts";
import { Random } from "../../ir/generate/random.ts";
import { casesIn } from "../../ir/entity.ts";
import { sameValue } from "../../ir/values.ts";
import { tellNotice } from "../../report/told/tell-notice.ts";
import { programOf } from "../policies/notices.ts";

const records = 40;

describe.each(["nanan-2025", "shishi-2026", "youxi-2024", "yankou-2025"] as const)(
  "%s",
  { timeout: 120_000 },
  (name) => {
    const program = programOf(name);
    const entity = program.entities.find((each) => each.name === program.mainEntity)!;

    test("the first question of a flow that holds has the answer", () => {
      const [sample, random] = [createSampler(program), new Random(7)];
      const holds = (facts: ReturnType<typeof sample>, expression: Parameters<typeof replayExpression>[2]): boolean => {
        const answer = replayExpression(program, entity, expression, facts);
        return answer.kind === "value" && answer.value === true;
      };
      let decided = 0;
      for (let count = 0; count < records; count++) {
        const facts = sample(random);
        const { values } = interpret(program, entity.name, facts);
        for (const { body, gate, name: decision } of entity.decisions) {
          if (body.kind !== "cases" || casesIn(body)[0]!.cases[0]?.rule.kind === "addition") continue;
          if (gate !== null && !holds(facts, gate)) continue;
          const first = body.cases.find(({ guard }) => holds(facts, guard));
          if (first === undefined) continue;
          const answer = replayExpression(program, entity, first.value, facts);
          expect(answer.kind === "value" && sameValue(answer.value, values[decision]!), decision).toBe(true);
          decided++;
        }
      }
      expect(decided).toBeGreaterThan(records);
    });

    test("everything that a flow points at is on the page, under one name", () => {
      for (const surface of ["zh", "en"] as const) {
        const told = tellNotice(program, surface);
        const decisions = told.entities.flatMap((each) => each.decisions);
        const ids = [...decisions, ...told.parameters, ...told.tables, ...told.definitions].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { asks } of decisions) for (const { id } of asks) expect(ids).toContain(id);
      }
    });
  },
);

test("a notice is told with the places of its clauses, its duties by month and its decisions as tables", () => {
  const host = memoryHost({
    "desk.pol": `vocabulary desk "窗口"
enumeration Actor "责任主体"
  clerk "经办人"
entity reader "读者"
  fact age "年龄": int from 0 to 120
  decision fee "费用": money
  decision free "免费": bool
`,
    "fees-2025.pol": `notice fees-2025 "收费办法"
  year 2025
  uses desk
clause 一 "收费"
  parameter base "收费标准": 20 yuan
  rule fee
    is base
  rule free
    is fee is 0 yuan
  duty clerk "公布标准" due by 2025-03-01
clause 二 "老年人"
  rule fee notwithstanding 一
    when age >= 60
    is 0 yuan
`,
  });
  const { notice, diagnostics } = compile("fees-2025.pol", host);
  expect(diagnostics).toEqual([]);
  const [fee, free] = noticeWords(notice!, "zh").entities[0]!.decisions;
  expect(fee!.steps).toEqual([
    {
      question: { text: "年龄≥60" },
      answer: "0元",
      figures: [],
      rule: null,
      place: { id: "二", clause: "第二条" },
    },
    {
      question: null,
      answer: "收费标准",
      figures: [["收费标准", "20元"]],
      rule: null,
      place: { id: "一", clause: "第一条" },
    },
  ]);
  expect(free!.steps.map(({ question, answer }) => [question, answer])).toEqual([
    [{ text: "费用为0元" }, "是"],
    [null, "否"],
  ]);
  expect(free!.asks.map(({ id }) => id)).toEqual(["reader.fee"]);
  expect(outcomeWords(notice!, "reader", "en")[0]).toEqual({
    entity: "reader",
    decision: "fee",
    unknown: null,
    rows: [
      {
        outcome: "20 yuan",
        who: { common: ["age <= 59"], cases: [], more: false },
        reasons: [{ id: "一", clause: "clause 一", text: "clause 一" }],
      },
      {
        outcome: "0 yuan",
        who: { common: ["age >= 60"], cases: [], more: false },
        reasons: [{ id: "二", clause: "clause 二", text: "clause 二" }],
      },
    ],
  });
  expect(calendarWords(notice!, "zh").months).toEqual([
    {
      month: "2025年3月",
      dates: [
        {
          actor: "经办人",
          action: "公布标准",
          due: "2025年3月1日前",
          place: { id: "一", clause: "第一条" },
          day: "1日（周六）",
          isProvisional: false,
        },
      ],
    },
  ]);
});
