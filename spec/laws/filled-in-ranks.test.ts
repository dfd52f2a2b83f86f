/** An argument that ranks its record, or goes over its like, does so for the record where the define is used. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Program } from "../../ir/ir.ts";
import { decided } from "../support/decided.ts";

const vocabulary = `vocabulary races "比赛"

entity person "人"
  fact id "编号": text?

entity county "县"
  fact groups "组": list of group

entity group "组" in county
  fact a "分": int from 0
  fact open "参评": bool default yes
  decision filled "填入": int?
  decision first "先算": int?`;

function programOf(clause: string): Program {
  const notice = `notice sample "样例"\n  year 2025\n  uses races\n\nclause 一 "全部"\n${clause}\n`;
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), {
    vocabulary: () => ({ file: new SourceFile("races.pol", vocabulary), path: "races.pol" }),
  });
  if (program === null) throw new Error(`${diagnostics.map(({ code }) => code).join(", ")}\n${clause}`);
  return program;
}

/** What a define may do with a number `@`. */
const bodies = [
  "count over groups where a = @",
  "sum over groups where open: a * @",
  "least(count over groups where a >= @, rank from highest among groups: a)",
  "rank from lowest among groups: a * @",
  "rank from lowest among groups: (count over groups where a < @) + a",
  "sum over groups: (count over groups where a <= @) - @",
];
const values = [
  "a",
  "rank from highest among groups: a",
  "(rank from lowest among groups: a) + a",
  "count over groups where a > 2",
  "(rank from highest among groups where open or a >= 0: a) or else 7",
  "form(1)",
  "form(a)",
  "(rank from highest among groups: form(2))",
  "form(rank from lowest among groups: a)",
];
const counties = fc.record({
  groups: fc.array(fc.record({ a: fc.nat({ max: 4 }), open: fc.boolean() }), { minLength: 1, maxLength: 4 }),
});

test("as if the argument had been worked out first", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bodies),
      fc.constantFrom(...values),
      fc.array(counties, { minLength: 3, maxLength: 3 }),
      async (body, argument, records) => {
        const program = programOf(`
  define group.form(n) "式": ${body.replaceAll("@", "n")}
  define group.value "值": ${argument}
  rule group.filled
    is form(${argument})
  rule group.first
    is form(value)`);
        for (const record of records) {
          const { groups } = (await decided(program, "county", record)) as {
            groups: Record<"filled" | "first", number>[];
          };
          expect(groups.map(({ filled }) => filled)).toEqual(groups.map(({ first }) => first));
        }
      },
    ),
    { seed: 20261129, numRuns: 30 },
  );
});
