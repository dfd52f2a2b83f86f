/** The clauses of a notice's text beside those of its file, and what begins and marks them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beginClauses,
  clauseMatches,
  clausesOf,
  memoryHost,
  newNotice,
  remarkOnClause,
  type TextEdit,
} from "../../api/index.ts";

const text = "通知\n一、目的\n（一）绿化；（二）防风。\n二、做法\n三、其他";

const file = `notice trees "植树"
  year 2025
  uses garden

clause 一 "目的" narrative

clause 一(一) fingerprint "000000000000"
  silent on trees

clause 四
  silent on trees

clause 三
`;

const applied = (whole: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), whole);

test("each clause of the text has its state, its place in the text and in the file", () => {
  const { clauses, unknown } = clausesOf("trees.pol", memoryHost({ "trees.pol": file }), text);
  const shown = clauses.map(({ id, state, isChanged, start, end, place }) => [
    id,
    state,
    isChanged,
    text.slice(start, end).trim(),
    place?.line ?? null,
  ]);
  expect(shown).toEqual([
    ["序言", "missing", false, "通知", null],
    ["一", "narrative", false, "一、目的", 5],
    ["一(一)", "encoded", true, "（一）绿化；", 7],
    ["一(二)", "missing", false, "（二）防风。", null],
    ["二", "missing", false, "二、做法", null],
    ["三", "empty", false, "三、其他", 13],
  ]);
  expect(unknown.map(({ id, place }) => [id, place.line])).toEqual([["四", 10]]);
});

test("clauses are told apart that a text has more, no longer, or under another number", () => {
  const host = memoryHost({
    "trees.pol": 'notice trees\n\nclause 一 "目的"\n\nclause 二 "植树办法"\n\nclause 三 "已停办的评比"\n',
  });
  const { added, gone, moved } = clauseMatches("trees.pol", host, "一、目的\n二、经费\n三、植树办法\n四、其他");
  expect(added).toEqual([
    { id: "二", title: "经费" },
    { id: "四", title: "其他" },
  ]);
  expect(gone.map(({ id, title, place }) => [id, title, place.line])).toEqual([["三", "已停办的评比", 7]]);
  expect(moved.map(({ from, to, place }) => [from, to, place.line])).toEqual([["二", "三", 5]]);
});

test("it is told which clauses the file keeps a fingerprint of", () => {
  const { clauses } = clausesOf("trees.pol", memoryHost({ "trees.pol": file }), text);
  expect(clauses.filter(({ hasFingerprint }) => hasFingerprint).map(({ id }) => id)).toEqual(["一(一)"]);
});

test("missing clauses are begun behind those that they follow, on the surface of the file", () => {
  const host = memoryHost({ "trees.pol": file });
  const begun = applied(file, beginClauses("trees.pol", host, text));
  expect(begun.split("\n").filter((line) => line.startsWith("clause"))).toEqual([
    'clause 序言 fingerprint "4b6ded8a7f18"',
    'clause 一 "目的" narrative',
    'clause 一(一) fingerprint "000000000000"',
    'clause 一(二) "防风" fingerprint "677516e93d35"',
    'clause 二 "做法" fingerprint "70d5b65ceb8d"',
    "clause 四",
    "clause 三",
  ]);
  expect(beginClauses("trees.pol", host, text, ["二"])).toHaveLength(1);
  const chinese = "通知 trees “植树”\n  年度 2025\n  采用 garden\n";
  const [first] = beginClauses("zh.pol", memoryHost({ "zh.pol": chinese }), text, ["一(一)"]);
  expect(first?.text).toMatch(/^\n\n条款 一（一） “绿化” 原文校验码 “[0-9a-f]{12}”$/u);
});

test("a clause is marked as one that needs no rules, or as held against its present wording", () => {
  const host = memoryHost({ "trees.pol": file });
  const remark = (id: string, what: "narrative" | "fingerprint"): string | null => {
    const edit = remarkOnClause("trees.pol", host, text, id, what);
    return edit === null ? null : applied(file, [edit]);
  };
  expect(remark("三", "narrative")).toContain("clause 三 narrative\n");
  expect(remark("一(一)", "fingerprint")).not.toContain("000000000000");
  expect(remark("三", "fingerprint")).toMatch(/clause 三 fingerprint "[0-9a-f]{12}"\n/u);
  expect(remark("二", "narrative")).toBeNull();
});

test("a new notice has what is known of it, and nothing is missing once its clauses are begun", async () => {
  const known = { title: "关于植树的通知", issuer: null, number: "植〔2025〕1号", issued: "2025-03-12", year: 2025 };
  const begun = await newNotice({ name: "植树-2025", uses: "garden", ...known }, "zh");
  expect(begun).toBe(
    "通知 植树-2025 “关于植树的通知”\n  发文字号 “植〔2025〕1号”\n  印发日期 2025年3月12日\n  年度     2025\n  采用     garden\n",
  );
  const host = memoryHost({ "new.pol": begun });
  host.update("new.pol", applied(begun, beginClauses("new.pol", host, text)));
  const { clauses } = clausesOf("new.pol", host, text);
  expect(clauses.map(({ state, isChanged }) => [state, isChanged])).toEqual(clauses.map(() => ["empty", false]));
});

test("the stretches of the clauses are apart and in order, whatever the text is", () => {
  const pieces = fc.array(
    fc.constantFrom("一、", "（一）", "1．", "二、", "甲", "。", "\n", "\r\n", " ", "附件：", "> ", "- "),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const whole = parts.join("");
      const { clauses } = clausesOf("trees.pol", memoryHost({ "trees.pol": file }), whole);
      let last = 0;
      for (const { start, end } of clauses) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThanOrEqual(start);
        last = end;
      }
      expect(clauses.length === 0 || last === whole.length).toBe(true);
    }),
    { seed: 16, numRuns: 500 },
  );
});
