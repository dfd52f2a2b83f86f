import { expect, test } from "vitest";
import { compareClauses } from "../../compiler/clauses/compare-clauses.ts";
import { splitNotice } from "../../compiler/clauses/split-notice.ts";
import type { ClauseInfo } from "../../ir/ir.ts";

const issued = "关于植树的通知\n一、目的\n（一）绿化\n（二）防风\n二、做法";

const clause = (id: string, fingerprint: string | null): ClauseInfo => ({
  id,
  title: null,
  fingerprint,
  narrative: true,
  origin: { clause: id, file: "invented.pol", span: { start: 0, end: 0 } },
});
const file = splitNotice(issued).map(({ id, fingerprint }) => clause(id, fingerprint));

/** The comparison by clause alone. */
function compared(clauses: readonly ClauseInfo[], text: string): Record<string, string[]> {
  const { missing, unknown, changed, unfingerprinted } = compareClauses(clauses, splitNotice(text));
  return {
    missing: missing.map(({ id }) => id),
    unknown: unknown.map(({ id }) => id),
    changed: changed.map(({ clause: { id } }) => id),
    unfingerprinted: unfingerprinted.map(({ clause: { id } }) => id),
  };
}

test("a file with every clause as issued differs in nothing", () => {
  expect(compared(file, issued)).toEqual({ missing: [], unknown: [], changed: [], unfingerprinted: [] });
});

test("clauses that one side lacks are named", () => {
  const other = issued.replace("二、做法", "二、做法\n三、经费").replace("（二）防风\n", "");
  expect(compared(file, other)).toMatchObject({ missing: ["三"], unknown: ["一(二)"], changed: [] });
});

test("a change below a clause does not mark the clause", () => {
  expect(compared(file, issued.replace("防风", "固沙"))).toMatchObject({ changed: ["一(二)"] });
});

test("another layout marks nothing", () => {
  const laidOut = "# 关于植树的\n通知\n\n## 一、目 的\n- (一) 绿化\n- (二) 防风\n\n## 二、做法";
  expect(compared(file, laidOut)).toMatchObject({ missing: [], unknown: [], changed: [] });
});

test("clauses without a fingerprint are listed, not guessed at", () => {
  const without = file.map(({ id, fingerprint }) => clause(id, id === "二" ? null : fingerprint));
  expect(compared(without, issued.replace("做法", "办法"))).toMatchObject({ changed: [], unfingerprinted: ["二"] });
});
