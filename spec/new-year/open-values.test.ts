/** What is left to confirm of a new year's file, what a new text offers for it, and what answers make of the file. */
import { expect, test } from "vitest";
import {
  answerOpenValues,
  check,
  draftOfNewYear,
  memoryHost,
  type MemoryHost,
  openValues,
  type OpenValue,
} from "../../api/index.ts";
import { matchClauses } from "../../compiler/clauses/match-clauses.ts";
import { splitNotice } from "../../compiler/clauses/split-notice.ts";
import { vocabulary } from "../api/county.ts";

const last = `notice fees-2025 "收费办法"
  number "阅字〔2024〕9号"
  issued 2024-12-01
  year   2025
  uses   library

clause 一 "收费"
  parameter standard "收费标准":     20 yuan
  parameter closing  "停止收费之日": 2025-11-30
  parameter discount "团体优惠":     80%

  rule fee
    is 0 yuan

  rule fee notwithstanding 一
    when age >= 18 and not card
    is standard

clause 二 "公布"
  duty desk "公布费用" due within 5 days after event closing

clause 三 "附则" fingerprint "4c2fd1bd4f38" narrative
`;

const text = `关于做好2026年度图书馆收费工作的通知
阅字〔2025〕11号
各分馆：
现通知如下：
一、总则
为了更好地服务读者。
二、收费
年满16周岁无证读者收费标准为每年二十五元，团体优惠按百分之八十收取，12月15日停止收费。
三、公布
服务台应当在闭馆后5日内公布费用。
县图书馆
2025年12月3日
`;

/** A host with last year's file and the new one as it is begun. */
async function begun(): Promise<MemoryHost> {
  const host = memoryHost({ "library.pol": vocabulary, "fees-2025.pol": last });
  const draft = await draftOfNewYear("fees-2025.pol", host, { name: "fees-2026", year: 2026 });
  host.update("fees-2026.pol", draft.ok ? draft.text : draft.why);
  return host;
}

const openIn = (host: MemoryHost): readonly OpenValue[] =>
  openValues("fees-2026.pol", host, { text, lastYear: "fees-2025.pol" });

const shown = ({ kind, named, clause, textClause, figures }: OpenValue): string =>
  [
    `${clause?.id ?? "head"} → ${textClause ?? "none"}: ${kind} ${named.label}`,
    ...figures.map(({ written, offered }) => {
      const options = offered.map(
        (each) => `${each.isUnchanged ? "=" : ""}${each.written.zh}@${each.place?.clause ?? "head"}`,
      );
      return `  ${written.zh} ⇐ ${options.join(", ")}`;
    }),
  ].join("\n");

test("every value that is open is told with its clause, and with figures of the text though that is numbered anew", async () => {
  expect(
    openIn(await begun())
      .map(shown)
      .join("\n"),
  ).toMatchInlineSnapshot(`
    "head → none: number 
      阅字〔2024〕9号 ⇐ 阅字〔2025〕11号@head
    head → none: issued 
      2024年12月1日 ⇐ 2025年12月3日@head
    一 → 二: parameter 收费标准
      20元 ⇐ 25元@二
    一 → 二: parameter 停止收费之日
      2026年11月30日 ⇐ 2026年12月15日@二
    一 → 二: parameter 团体优惠
      80% ⇐ =80%@二
    一 → 二: rule 费用
      0元 ⇐ 
    一 → 二: rule 费用
      18 ⇐ 16@二
    二 → 三: duty 服务台 · 公布费用
      5日 ⇐ =5日@三"
  `);
});

test("without a text nothing is offered, and a finished file has nothing open", async () => {
  const host = await begun();
  const open = openValues("fees-2026.pol", host, { text: null, lastYear: null });
  expect(open).toHaveLength(openIn(host).length);
  expect(
    open.every(({ textClause, figures }) => textClause === null && figures.every((f) => f.offered.length === 0)),
  ).toBe(true);
  expect(openValues("fees-2025.pol", host, { text, lastYear: null })).toEqual([]);
  expect(openValues("library.pol", host, { text, lastYear: null })).toEqual([]);
});

test("a clause that is worded as last year's was is told to be", async () => {
  const host = memoryHost({ "library.pol": vocabulary });
  const [, clause] = splitNotice(text)
    .map(({ id, fingerprint }) => ({ id, fingerprint }))
    .slice(2);
  const file = last.replace('clause 二 "公布"', `clause 二 "公布" fingerprint "${clause!.fingerprint.toUpperCase()}"`);
  host.update("fees-2025.pol", file);
  const draft = await draftOfNewYear("fees-2025.pol", host, { name: "fees-2026", year: 2026 });
  host.update("fees-2026.pol", draft.ok ? draft.text : draft.why);
  const same = openIn(host).filter(({ isSameWording }) => isSameWording);
  expect(same.map(({ kind, textClause }) => [kind, textClause])).toEqual([["duty", "三"]]);
});

test("answers put figures in and take marks away, until nothing is open", async () => {
  const host = await begun();
  for (let open = openIn(host); open.length > 0; open = openIn(host)) {
    const [value] = open;
    const figures = value!.figures.flatMap(({ place, offered }) =>
      offered[0] === undefined ? [] : [{ start: place.start, text: offered[0].written.zh }],
    );
    const answered = await answerOpenValues("fees-2026.pol", host, [{ value: value!, figures, confirm: true }]);
    expect(answered.ok).toBe(true);
    if (answered.ok) host.update("fees-2026.pol", answered.text);
  }
  expect(host.text("fees-2026.pol")).toMatchInlineSnapshot(`
    "notice fees-2026 "收费办法"
      number "阅字〔2025〕11号"
      issued 2025-12-03
      year   2026
      uses   library

    clause 一 "收费"
      parameter standard "收费标准":     25 yuan
      parameter closing  "停止收费之日": 2026-12-15
      parameter discount "团体优惠":     80%

      rule fee
        is 0 yuan

      rule fee notwithstanding 一
        when age >= 16 and not card
        is standard

    clause 二 "公布"
      duty desk "公布费用" due within 5 days after event closing

    clause 三 "附则" narrative
    "
  `);
  expect(check("fees-2026.pol", host).map(({ code }) => code)).not.toContain("unconfirmed-value");
});

test("several are confirmed at once, and what is typed is put in without confirming", async () => {
  const host = await begun();
  const [, issued, standard, closing] = openIn(host);
  const confirmed = await answerOpenValues(
    "fees-2026.pol",
    host,
    [issued!, closing!].map((value) => ({ value, figures: [], confirm: true })),
  );
  expect(confirmed.ok && confirmed.text.split("\n").slice(1, 10)).toEqual([
    '  unconfirmed number "阅字〔2024〕9号"',
    "  issued             2024-12-01",
    "  year               2026",
    "  uses               library",
    "",
    'clause 一 "收费"',
    '  unconfirmed parameter standard "收费标准":     20 yuan',
    '  parameter closing              "停止收费之日": 2026-11-30',
    '  unconfirmed parameter discount "团体优惠":     80%',
  ]);
  const start = standard!.figures[0]!.place.start;
  const typed = await answerOpenValues("fees-2026.pol", host, [
    { value: standard!, figures: [{ start, text: "1234.5" }], confirm: false },
  ]);
  expect(typed.ok && typed.text).toContain('unconfirmed parameter standard "收费标准":     1234.50 yuan');
});

test("what is no figure of its kind is refused in words, and so is what the file no longer has", async () => {
  const host = await begun();
  const [, issued, standard] = openIn(host);
  const typed = async (value: OpenValue, text: string): Promise<unknown> =>
    answerOpenValues("fees-2026.pol", host, [
      { value, figures: [{ start: value.figures[0]!.place.start, text }], confirm: true },
    ]);
  expect(await typed(standard!, "60%")).toEqual({
    ok: false,
    message: { en: "this is no amount, as in 420 yuan", zh: "这不是金额，应如“420元”" },
  });
  expect(await typed(issued!, "2025年2月30日")).toMatchObject({
    ok: false,
    message: { zh: expect.stringContaining("日历") },
  });
  host.update("fees-2026.pol", host.text("fees-2026.pol")!.replace("20 yuan", "21 yuan"));
  expect(await typed(standard!, "25")).toMatchObject({ ok: false, message: { zh: "文件已有变动，请再看一次" } });
});

test("a file that is not laid out stays as it is around the answers", async () => {
  const host = memoryHost({ "library.pol": vocabulary });
  const file = "通知 fees-2026\n  年度   2026\n  采用 library\n\n条款 一\n  待确认   参数 标准：20元\n";
  host.update("fees-2026.pol", file);
  const [value] = openValues("fees-2026.pol", host, { text, lastYear: null });
  const start = value!.figures[0]!.place.start;
  const answered = await answerOpenValues("fees-2026.pol", host, [
    { value: value!, figures: [{ start, text: "25" }], confirm: true },
  ]);
  expect(answered).toEqual({ ok: true, text: file.replace("待确认   参数 标准：20元", "参数 标准：25元") });
});

test("no draft comes of what is no notice of an earlier year", async () => {
  const host = memoryHost({
    "library.pol": vocabulary,
    "fees-2025.pol": last,
    "broken.pol": "notice x\n  year 2025\n\nclause 一\n  parameter : 1\n",
    "yearless.pol": "notice yearless\n  uses library\n",
  });
  const why = async (path: string, name: string, year: number): Promise<unknown> => {
    const draft = await draftOfNewYear(path, host, { name, year });
    return draft.ok ? "draft" : [draft.why, draft.lastYear, draft.diagnostics.length > 0];
  };
  expect(await why("fees-2025.pol", "fees-2026", 2026)).toBe("draft");
  expect(await why("fees-2025.pol", " ", 2026)).toEqual(["name", 2025, false]);
  expect(await why("fees-2025.pol", "fees-2026", 2025)).toEqual(["not-later", 2025, false]);
  expect(await why("library.pol", "fees-2026", 2026)).toEqual(["vocabulary", null, false]);
  expect(await why("yearless.pol", "fees-2026", 2026)).toEqual(["no-year", null, false]);
  expect(await why("broken.pol", "fees-2026", 2026)).toEqual(["errors", 2025, true]);
});

test("clauses are matched by their words where they were numbered anew, by their numbers where the words tell nothing", () => {
  const file = [
    { id: "一", title: "参保范围" },
    { id: "一(一)", title: "本市户籍居民" },
    { id: "二", title: "筹资标准" },
    { id: "三", title: "用编写者自己的话" },
    { id: "四", title: null },
    { id: "九", title: "已经没有的规定" },
  ];
  const issued = splitNotice(
    "一、参保范围\n（一）在校学生；\n（二）本市户籍城乡居民。\n二、参保登记\n由村居办理。\n三、其他\n四、筹资标准\n每人400元。",
  );
  expect(Object.fromEntries(matchClauses(file, issued))).toEqual({ 一: "一", "一(一)": "一(二)", 二: "四", 三: "三" });
});
