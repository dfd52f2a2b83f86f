/** Where functions must not be made of texts, records are decided all the same. */
import { afterEach, expect, test, vi } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { createSampler, Random } from "../../harness/index.ts";
import { answersOf } from "../support/answers-of.ts";
import { noticeNames, programOf } from "../policies/notices.ts";

afterEach(() => void vi.unstubAllGlobals());

/** What a content security policy does to `new Function`. */
class Forbidden {
  constructor() {
    throw new EvalError("unsafe-eval is not an allowed source of script");
  }
}

test.each(noticeNames)("%s is decided as by the code that is made of it", (name) => {
  const program = programOf(name);
  for (const entity of ["person", "township"]) {
    const compiled = createEvaluator(program, entity);
    vi.stubGlobal("Function", Forbidden);
    const interpreting = createEvaluator(program, entity);
    vi.unstubAllGlobals();
    const [sampler, random] = [createSampler(program, entity), new Random(16)];
    const records = Array.from({ length: 30 }, () => sampler(random));
    expect(records.map(answersOf(interpreting.evaluate))).toEqual(records.map(answersOf(compiled.evaluate)));
    const [all, others] = [interpreting.evaluateRoster(records), compiled.evaluateRoster(records)];
    expect(records.map((_, at) => answersOf(all)(at))).toEqual(records.map((_, at) => answersOf(others)(at)));
    const broken = (each: typeof compiled): boolean[] =>
      records.flatMap((record) => each.schema.requirements.map(({ holds }) => holds(record as never)));
    expect(broken(interpreting)).toEqual(broken(compiled));
  }
});
