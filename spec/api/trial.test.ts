/** What a page takes to try a notice on one person: the questions, the answers with their reasons, the line of time, the example that is kept. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  compile,
  decidingFacts,
  evaluator,
  examples,
  explain,
  forms,
  memoryHost,
  timeline,
  translate,
  withExample,
  wordedExplanation,
  type FactRecord,
  type MemoryHost,
  type Notice,
} from "../../api/index.ts";

const names = ["resident-insurance", "nanan-2025", "youxi-2024"];
const textOf = (name: string): string => readFileSync(new URL(`../../policies/${name}.pol`, import.meta.url), "utf8");
const path = "nanan-2025.pol";

function hostOf(): MemoryHost {
  return memoryHost(Object.fromEntries(names.map((name) => [`${name}.pol`, textOf(name)])));
}

function noticeIn(host: MemoryHost, at = path): Notice {
  return compile(at, host).notice!;
}

const late = { birthDate: "1980-05-01", standing: ["localHukou"], paidOn: "2025-07-01" };

function read(notice: Notice, input: object, entity?: string): FactRecord {
  const parsed = evaluator(notice, entity).parse(input);
  if (!parsed.ok) throw new Error(parsed.errors.map(({ field }) => field).join(", "));
  return parsed.value;
}

describe("forms", () => {
  const found = forms(noticeIn(hostOf()));

  test("are of what is decided alone, the notice's own entity first, as plain data", () => {
    expect(found.map(({ entity }) => entity.name)).toEqual(["person", "household", "township", "village"]);
    expect(found.map(({ moving }) => moving)).toEqual(["paidOn", null, null, null]);
    expect(structuredClone(found)).toEqual(found);
  });

  test("ask every fact by its type", () => {
    const question = (entity: number, name: string) => found[entity]!.questions.find((each) => each.name === name);
    expect(question(0, "birthDate")).toMatchObject({ label: "出生日期", kind: "date", required: true });
    expect(question(0, "missedYears")).toMatchObject({ kind: "int", default: 0, range: { from: 0 } });
    expect(question(0, "familyRole")!.options.map(({ label }) => label)).toEqual(["无", "父母", "子女"]);
    expect(question(1, "members")!.items!.questions).toEqual(found[0]!.questions);
    expect(question(3, "paid")).toMatchObject({ kind: "series", by: "date" });
  });
});

test("a worded explanation has every decision with its reasons", () => {
  const notice = noticeIn(hostOf());
  const worded = wordedExplanation(notice, explain(notice, read(notice, late), { changes: false }), "zh");
  expect(structuredClone(worded)).toEqual(worded);
  expect(worded.decisions.map(({ name }) => name)).toEqual(forms(notice)[0]!.decisions.map(({ name }) => name));
  const premium = worded.decisions.find(({ name }) => name === "assessedPremium")!;
  expect(premium).toMatchObject({ label: "应缴金额", value: "1070元", ground: "rules", clauses: ["三"] });
  expect(premium.reason.children.map(({ kind, text }) => [kind, text])).toEqual([
    ["fact", "事实　缴费日期：2025年7月1日"],
    ["parameter", "参数　个人缴费标准：400元（第三条）"],
    ["parameter", "参数　财政补助标准：670元（第三条）"],
    ["parameter", "参数　加收财政补助金额起始日：2025年7月1日（第三条）"],
    ["decision", expect.stringContaining("特定参保人群：否")],
    ["defeated", expect.stringContaining("不再适用第三条")],
  ]);
  const silent = worded.decisions.find(({ name }) => name === "refundable")!;
  expect(silent).toMatchObject({ value: null, ground: "silence" });
});

test("items of a list are told with what is decided of them", () => {
  const notice = noticeIn(hostOf());
  const household = read(notice, { members: [late, { ...late, id: "乙", standing: [] }] }, "household");
  const explanation = explain(notice, household, { entity: "household", changes: false });
  const { lists } = wordedExplanation(notice, explanation, "zh");
  const members = lists.find(({ list }) => list.name === "members")!.records;
  const eligible = members.map(({ key, decisions }) => [key, decisions.find(({ name }) => name === "eligible")!.value]);
  expect(eligible).toEqual([
    [null, "是"],
    ["乙", "否"],
  ]);
  expect(decidingFacts(notice, household, { entity: "household" })).toEqual(["members"]);
});

test("deciding facts are what a decision rests on as the record stands", () => {
  const notice = noticeIn(hostOf());
  const behind = (input: object, decision: string): readonly string[] =>
    decidingFacts(notice, read(notice, input), { decisions: [decision] });
  expect(behind({ birthDate: "1980-05-01" }, "window")).toEqual(["paidOn"]);
  expect(behind(late, "assessedPremium")).toEqual(
    expect.arrayContaining(["birthDate", "paidOn", "standing", "employeeInsured", "assistance", "circumstances"]),
  );
  expect(behind(late, "assessedPremium")).not.toContain("married");
});

describe("the line of time", () => {
  test("has the periods, and the days on which answers change whatever the record's own date", () => {
    const notice = noticeIn(hostOf());
    const line = timeline(notice, read(notice, late), "zh")!;
    const { fact, from, to, periods, days } = line;
    expect([fact.label, from, to]).toEqual(["缴费日期", "2024-08-01", "2026-01-31"]);
    expect(periods.map(({ label, from: first, to: last }) => [label, first, last])).toEqual([
      ["集中", "2024-09-01", "2024-12-31"],
      ["延长", "2025-01-01", "2025-02-28"],
      ["补缴", "2025-03-01", "2025-12-31"],
    ]);
    expect(days.map(({ date }) => date)).toEqual([
      "2024-09-01",
      "2025-01-01",
      "2025-03-01",
      "2025-07-01",
      "2025-10-01",
      "2026-01-01",
    ]);
    expect(days[3]!.changes.map(({ label, old, new: next }) => [label, old, next])).toEqual([
      ["应缴金额", "400元", "1070元"],
      ["个人缴费金额", "400元", "1070元"],
    ]);
    const { paidOn: _, ...undated } = late;
    expect(timeline(notice, read(notice, undated), "zh")).toEqual(line);
  });

  test("of one decision has its days alone; of what has no periods there is none", () => {
    const notice = noticeIn(hostOf());
    const line = timeline(notice, read(notice, late), "en", { decisions: ["waiting"] })!;
    expect(line.days.map(({ date, changes }) => [date, changes[0]!.new])).toEqual([
      ["2024-09-01", "0 days"],
      ["2025-03-01", "3 months"],
      ["2026-01-01", null],
    ]);
    expect(timeline(notice, read(notice, {}, "township"), "en", { entity: "township" })).toBeNull();
  });

  test("between its days the evaluator decides alike, but for dates that move along", () => {
    const host = hostOf();
    for (const at of [path, "youxi-2024.pol"]) {
      const notice = noticeIn(host, at);
      const { evaluate, format } = evaluator(notice);
      const facts = read(notice, { birthDate: "2024-01-15", standing: ["localHukou"] });
      const { fact, from, to, days } = timeline(notice, facts, "en")!;
      const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
      const changed = new Set(days.flatMap(({ date, changes }) => changes.map(({ name }) => `${dayOf(date)} ${name}`)));
      const decided = (day: number) => format(evaluate({ ...facts, [fact.name]: day })) as Record<string, unknown>;
      const first = Math.max(dayOf(from), dayOf("2024-01-15"));
      for (let day = first + 1; day <= dayOf(to); day++) {
        const [before, after] = [decided(day - 1), decided(day)];
        const differing = Object.keys(after).filter(
          (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]) && !changed.has(`${day} ${name}`),
        );
        for (const name of differing)
          expect(Date.parse(String(after[name])) - Date.parse(String(before[name]))).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe("a record that is kept as an example", () => {
  const kept = { title: "七月以后补缴", clause: "三", expect: ["assessedPremium", "selfPay"] };

  test("stands at the end of its clause, laid out, and holds", async () => {
    const host = hostOf();
    const notice = noticeIn(host);
    const written = await withExample(path, host, notice, { ...kept, facts: read(notice, late) });
    if (!written.ok) throw new Error(written.message.en);
    const added = `
  example "七月以后补缴"
    given birthDate: 1980-05-01, paidOn: 2025-07-01, standing: {localHukou}
    expect assessedPremium: 1070 yuan, selfPay: 1070 yuan
`;
    expect(written.text.replace(added, "")).toBe(textOf("nanan-2025"));
    expect(written.text).toContain(`${added}\nclause 四`);
    host.update(path, written.text);
    expect(examples(noticeIn(host)).find(({ title }) => title === kept.title)).toMatchObject({
      clause: "三",
      passed: true,
      given: late,
    });
  });

  test("is written on the surface of the file", async () => {
    const host = hostOf();
    const translated = await translate(path, host, "zh");
    if (!translated.ok) throw new Error("not translated");
    host.update(path, translated.text);
    const notice = noticeIn(host);
    const written = await withExample(path, host, notice, { ...kept, facts: read(notice, late) });
    expect(written.ok && written.text).toContain("示例 “七月以后补缴”\n    已知 出生日期：1980年5月1日");
  });

  test("leaves a file that is not laid out as it is otherwise", async () => {
    const host = hostOf();
    const loose = textOf("nanan-2025").replace("  issuer", "     issuer");
    host.update(path, loose);
    const notice = noticeIn(host);
    const written = await withExample(path, host, notice, { ...kept, facts: read(notice, late) });
    expect(written.ok && written.text.startsWith(loose.slice(0, loose.indexOf("clause 四") - 2))).toBe(true);
  });

  test("is refused in words where it cannot stand", async () => {
    const host = hostOf();
    const refusal = async (changed: object, readings = {}): Promise<string> => {
      const notice = compile(path, host, { readings }).notice!;
      const written = await withExample(path, host, notice, { ...kept, facts: read(notice, late), ...changed });
      return written.ok ? "written" : written.message.zh;
    };
    expect(await refusal({ title: " " })).toContain("标题为空");
    expect(await refusal({ title: 'a"b“c' })).toContain("标题");
    expect(await refusal({ title: "a\u202eb" })).toContain("标题");
    expect(await refusal({ title: "延长期缴费" })).toBe("已有同一标题的示例");
    expect(await refusal({ clause: "四" })).toContain("没有可以写入示例");
    expect(await refusal({ clause: "九" })).toContain("没有可以写入示例");
    const disabled = read(noticeIn(host), { ...late, assistance: ["disabled"] });
    expect(await refusal({ facts: disabled }, { needyPeople: "assistedOnly" })).toContain("默认口径");
    expect(await refusal({ facts: disabled })).toBe("written");
  });
});
