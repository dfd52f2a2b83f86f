/** Random notices on readers, their households and the town: every back end decides a random roster alike. Seeds are pinned. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { interpretRoster } from "../../ir/interpret.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { loadGenerated } from "../support/generated-module.ts";
import { randomGroupsProgram, randomReaders } from "../support/random-groups.ts";
import { typeProblems } from "../support/type-problems.ts";

const settled = (decide: () => FactRecord): unknown => {
  try {
    return decide();
  } catch (problem) {
    if (problem instanceof PolicyFailure) return problem.failure.kind;
    throw problem;
  }
};

type DecideRoster = (records: readonly FactRecord[]) => readonly (FactRecord | PolicyFailure)[];

test("the interpreter, the evaluator and generated TypeScript decide random rosters alike", async () => {
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(randomReaders, { minLength: 6, maxLength: 6 }), async (seed, drawn) => {
      const program = randomGroupsProgram(seed);
      compiled++;
      const { evaluateRoster } = createEvaluator(program, "reader");
      const generated = await loadGenerated(program);
      const decide = generated["evaluateRoster"] as unknown as DecideRoster;
      for (const records of drawn) {
        const { outputs } = program.entities.find(({ name }) => name === "reader")!;
        const wanted = interpretRoster(program, "reader", records).map((one) =>
          settled(() => {
            const { facts, values } = one();
            return { id: facts["id"]!, ...Object.fromEntries(outputs.map((name) => [name, values[name]!])) };
          }),
        );
        const inMemory = evaluateRoster(records);
        expect(records.map((_, position) => settled(() => inMemory(position)))).toEqual(wanted);
        const failed = (each: FactRecord | PolicyFailure): unknown =>
          (each as { readonly failure?: { readonly kind: string } }).failure?.kind ?? each;
        expect(decide(records).map(failed)).toEqual(wanted);
      }
    }),
    { seed: 20261129, numRuns: 60 },
  );
  expect(compiled).toBe(60);
}, 300_000);

test("generated modules of random notices compile under every strict option", async () => {
  const modules = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map(async (seed) => {
      const [module] = await emitTypeScript(randomGroupsProgram(seed));
      return { ...module!, path: `sample${seed}.ts` };
    }),
  );
  expect(await typeProblems(modules)).toEqual([]);
}, 120_000);
