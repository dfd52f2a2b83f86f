/** The page of a notice that declares decisions of its own: it shows those of the vocabulary as tables. */
import { expect, test } from "vitest";
import { emitHtml } from "../../report/notice-page.ts";
import { programOf } from "../policies/notices.ts";

test.each(["nanan-2025", "shishi-2026", "yankou-2025", "youxi-2024"] as const)("%s is written as a page", (name) => {
  const program = programOf(name);
  const [page] = emitHtml(program, "zh");
  const decisions = program.entities.flatMap((entity) => entity.decisions);
  const outputs = decisions.filter(({ role }) => role === "output");
  expect(decisions.some(({ role }) => role === "auxiliary")).toBe(true);
  expect(page!.text.match(/<section id=[^>]*><h3>/gu)).toHaveLength(outputs.length);
});
