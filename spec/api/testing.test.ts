/** What the tests of a notice reach and what they would miss, as data for a page: and what it proposes does what it says. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  compile,
  coverage,
  evaluator,
  memoryHost,
  type MemoryHost,
  type NewExample,
  type Notice,
  plantFaults,
  type ProposedExample,
  proposedExamples,
  withExample,
} from "../../api/index.ts";
import { countyHost, noticeIn, noticeOf } from "./county.ts";

const path = "county/fees-2025.pol";

/** The county with examples that all hold; or with none for children. */
function host(withChild = true): MemoryHost {
  const text = noticeOf(2025, 18, 20).replace("fee: 1 yuan", "fee: 0 yuan");
  const without = text.slice(0, text.indexOf('\n  example "小孩"'));
  return memoryHost({ [path]: withChild ? text : without }, countyHost());
}

/** The notice with a proposal added. */
async function added(
  at: MemoryHost,
  notice: Notice,
  { title, clause, entity, given, expect: expected, items, stated }: Omit<ProposedExample, "reaches">,
): Promise<Notice> {
  const [path] = notice.files;
  const read = evaluator(notice, entity).parse(given);
  if (!read.ok || clause === null) throw new Error("not a record of a clause");
  const expect = expected.map(({ name }) => name);
  const example: NewExample = { title, clause, entity, facts: read.value, expect, items, stated };
  const written = await withExample(path!, at, notice, example);
  if (!written.ok) throw new Error(written.message.en);
  at.update(path!, written.text);
  return compile(path!, at).notice!;
}

describe("coverage", () => {
  test("tells by clause what examples reach and what none does, as plain data", () => {
    const report = coverage(noticeIn(host(false), 2025));
    expect(structuredClone(report)).toEqual(report);
    expect(report.share).toEqual({ covered: 3, total: 6 });
    const [clause] = report.clauses;
    expect(clause).toMatchObject({ clause: "一", title: "收费", share: report.share });
    const missing = clause!.points.filter(({ examples }) => examples.length === 0);
    expect(missing.map(({ text }) => text.zh)).toEqual(["“年龄≥18”不成立（费用）", "“有证”成立（费用）", "规则 费用"]);
    expect(clause!.points.find(({ examples }) => examples.length > 0)!.examples).toEqual(["大人"]);
  });

  test("the examples that are proposed reach the rest", async () => {
    const at = host(false);
    let notice = noticeIn(at, 2025);
    for (const proposal of proposedExamples(notice)) {
      expect(proposal.reaches.length).toBeGreaterThan(0);
      expect(structuredClone(proposal)).toEqual(proposal);
      notice = await added(at, notice, proposal);
    }
    const { covered, total } = coverage(notice).share;
    expect(covered).toBe(total);
    expect(proposedExamples(notice)).toEqual([]);
  });

  test("a proposal tells who that is and what is decided", () => {
    const [proposal] = proposedExamples(noticeIn(host(false), 2025));
    expect(proposal!.facts.map(({ label }) => label)).toEqual(["编号", "年龄", "有证"]);
    expect(proposal!.expect).toEqual([{ name: "fee", label: "费用", value: { en: "0 yuan", zh: "0元" } }]);
  });
});

test("what is decided only inside another record is proposed and kept with that", async () => {
  const room = readFileSync(new URL("../fixtures/room.pol", import.meta.url), "utf8");
  const at = memoryHost({
    "room.pol": room,
    "rooms-2025.pol": `notice rooms-2025 "阅览室"
  year 2025
  uses room

clause 一 "册数"
  rule reader.copies
    is 0

  rule reader.copies notwithstanding 一
    when poor and township.places > 3
    is wanted

clause 二 "补助"
  rule reader.grant
    is 0 yuan
`,
  });
  let { notice } = compile("rooms-2025.pol", at);
  const proposals = proposedExamples(notice!);
  expect(new Set(proposals.map(({ entity }) => entity))).toEqual(new Set(["township"]));
  const [first] = proposals.filter(({ items }) => items.length > 0);
  expect(first!.items[0]).toMatchObject({ name: "readers[1].copies", label: "读者[1].册数" });
  expect(first!.facts.find(({ name }) => name === "readers")!.value.zh).toContain("{证号：");
  for (const proposal of proposals) notice = await added(at, notice!, proposal);
  const { covered, total } = coverage(notice!).share;
  expect(covered).toBe(total);
});

describe("planted faults", () => {
  test("are none where the tests fail as they are", () => {
    const { isReady, total, faults } = plantFaults(noticeIn(countyHost(), 2025));
    expect([isReady, total, [...faults]]).toEqual([false, 0, []]);
  });

  test("that survive come with an example by which one notices", async () => {
    const at = host();
    const notice = noticeIn(at, 2025);
    const { isReady, total, faults } = plantFaults(notice);
    const all = [...faults];
    expect([isReady, all.length]).toEqual([true, total]);
    const survivors = all.filter((fault) => fault?.outcome === "survived").map((fault) => fault!);
    expect(structuredClone(survivors)).toEqual(survivors);
    expect(survivors.map(({ operator, before, after }) => [operator, before.zh, after?.zh])).toContainEqual([
      "value-changed",
      "18",
      "17",
    ]);
    const byAge = survivors.find(({ operator, after }) => operator === "value-changed" && after?.zh === "17")!;
    expect(byAge.subject).toEqual({ name: "fee", label: "费用" });
    const mended = await added(at, notice, byAge.example!);
    const left = [...plantFaults(mended).faults].filter((fault) => fault?.outcome === "survived");
    expect(left.map((fault) => fault!.after?.zh)).not.toContain("17");
    expect(left.length).toBeLessThan(survivors.length);
  });
});
