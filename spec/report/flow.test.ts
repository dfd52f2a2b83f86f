/** A notice in words: the questions of a decision in their order lead to what is decided. */
import { describe, expect, test } from "vitest";
import { replayExpression } from "../../analysis/confirm.ts";
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
