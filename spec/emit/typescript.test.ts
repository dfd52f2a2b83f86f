import { expect, test } from "vitest";
import type { EmittedFile } from "../../emit/emitted-file.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { typeProblems } from "../support/type-problems.ts";

const user = `
import { evaluate, explain, formatPersonDecisions, individualStandard, parsePerson } from "./nanan-2025.js";

const parsed = parsePerson({ birthDate: "1980-05-01" });
if (parsed.ok) {
  const { assessedPremium, window } = evaluate(parsed.value);
  const premium: number | null = assessedPremium;
  const period: "concentrated" | "extended" | "makeUp" | "closed" | null = window;
  const clause: string | undefined = explain(parsed.value).verdicts.waiting.deciding[0]?.clause;
  console.log(premium, period, clause, individualStandard, formatPersonDecisions(evaluate(parsed.value)));
}
declare const console: { log(...items: unknown[]): void };
`;

test("generated TypeScript compiles under every strict option, and so does code that uses it", async () => {
  const modules: EmittedFile[] = [{ path: "user.ts", text: user }];
  for (const name of noticeNames) modules.push(...(await emitTypeScript(programOf(name))));
  expect(await typeProblems(modules)).toEqual([]);
});
