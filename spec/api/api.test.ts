/** The public interface on two notices in memory: what each function gives, as data. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildWasm } from "../../api/build-wasm.ts";
import * as api from "../../api/index.ts";
import { countyHost, noticeIn, noticeOf } from "./county.ts";

test("is what is written out by name", () => {
  expect(Object.keys(api).sort()).toEqual([
    "CannotBuild",
    "NoText",
    "PolicyFailure",
    "answerOpenValues",
    "beginClauses",
    "build",
    "calendar",
    "calendarWords",
    "check",
    "clauseMatches",
    "clausesOf",
    "compile",
    "coverage",
    "decideList",
    "decidingFacts",
    "diagnosticWords",
    "diff",
    "diffHtml",
    "diffWords",
    "draftOfNewYear",
    "evaluator",
    "examples",
    "explain",
    "explanationJson",
    "explanationText",
    "failureMessage",
    "figuresOf",
    "format",
    "forms",
    "headOf",
    "inputMessage",
    "listFormatOf",
    "memoryHost",
    "newNotice",
    "noticeWords",
    "openValues",
    "outcomeWords",
    "plantFaults",
    "proposedExamples",
    "prove",
    "readDecision",
    "record",
    "remarkOnClause",
    "replay",
    "summaryCellText",
    "timeline",
    "translate",
    "withExample",
    "wordedExplanation",
  ]);
});

test.each(["docs/api.md", "docs/zh/api.md"])("every name is in %s", (path) => {
  const page = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  expect(Object.keys(api).filter((name) => !new RegExp(`\\b${name}\\b`, "u").test(page))).toEqual([]);
});

test("check tells what is wrong as plain data, with words by language", () => {
  const host = countyHost();
  host.update("county/fees-2025.pol", noticeOf(2025, 18, 20).replace("rule fee\n    is 0 yuan\n\n", ""));
  const problems = api.check("county/fees-2025.pol", host);
  expect(problems).toEqual(structuredClone(problems));
  const [first] = problems;
  expect(first).toEqual({
    code: "overrides-nothing",
    severity: "error",
    parameters: first!.parameters,
    file: "county/fees-2025.pol",
    start: 119,
    end: 120,
    line: 7,
    column: 30,
    endLine: 7,
    endColumn: 31,
    related: [],
    fix: null,
  });
  expect(api.diagnosticWords(first!, "en").message).toBe("clause 一 has no rule on `fee` to override");
  expect(api.diagnosticWords(first!, "zh").message).toBe("条款一没有关于“fee”的规则可以排除");
});

test("check names a record that a rule is missing for, and the rules beside it", () => {
  const host = countyHost();
  host.update("county/fees-2025.pol", noticeOf(2025, 18, 20).replace("is 0 yuan", "when card\n    is 0 yuan"));
  const told = api.check("county/fees-2025.pol", host).map((each) => {
    const { message, example, related } = api.diagnosticWords(each, "en");
    return [each.line, each.code, message, example, each.related.map(({ line }, index) => [line, related[index]])];
  });
  expect(told).toEqual([
    [11, "rule-gap", "no rule decides `fee` for some records", 'id: "", age: 0, card: no', [[7, "clause 一"]]],
  ]);
});

test("a vocabulary has no notice, and a path without a text is an error of the caller", () => {
  const host = countyHost();
  expect(api.compile("county/library.pol", host)).toEqual({ notice: null, diagnostics: [] });
  expect(() => api.compile("county/fees-2027.pol", host)).toThrow(api.NoText);
});

test("a notice is made of its texts and the readings taken", () => {
  const host = countyHost();
  const { files, policyHash, program } = noticeIn(host, 2025);
  expect(files).toEqual(["county/fees-2025.pol", "county/library.pol"]);
  expect(program.notice.year).toBe(2025);
  host.update("county/library.pol", `${host.text("county/library.pol")}\n`);
  expect(noticeIn(host, 2025).policyHash).not.toBe(policyHash);
});

test("what is the same text is not worked out again, and what is another is", () => {
  const host = countyHost();
  const before = noticeIn(host, 2025).program;
  host.update("county/fees-2026.pol", "notice");
  host.update("county/library.pol", String(host.text("county/library.pol")));
  expect(noticeIn(host, 2025).program).toBe(before);
  host.update("county/fees-2025.pol", noticeOf(2025, 18, 30));
  expect(noticeIn(host, 2025).program).not.toBe(before);
});

test("texts cover those of the host beneath, until they are removed", () => {
  const beneath = countyHost();
  const host = api.memoryHost({}, beneath);
  host.update("county/library.pol", "vocabulary");
  expect(api.compile("county/fees-2025.pol", host).notice).toBe(null);
  host.remove("county/library.pol");
  expect(api.compile("county/fees-2025.pol", host).notice).not.toBe(null);
});

test("a host may look for vocabularies elsewhere", () => {
  const host = countyHost();
  const elsewhere: api.Host = { text: host.text, pathsOf: (name) => ["nowhere.pol", `county/${name}.pol`] };
  const moved = api.memoryHost({ "notices/fees-2025.pol": noticeOf(2025, 18, 20) }, elsewhere);
  expect(api.compile("notices/fees-2025.pol", moved).notice?.files).toEqual([
    "notices/fees-2025.pol",
    "county/library.pol",
  ]);
});

test("a record is read, decided and written", () => {
  const { schema, parse, evaluate, evaluateRoster, format } = api.evaluator(noticeIn(countyHost(), 2025));
  expect(schema.decisions.map(({ name }) => name)).toEqual(["fee"]);
  const wrong = parse({ id: "1", age: 130 });
  expect(wrong.ok ? [] : wrong.errors.map((error) => api.inputMessage(error, "row 1", "en"))).toEqual([
    "row 1: `age` is 130; expected a whole number, 0 to 120",
    "row 1: `card` is missing; expected `true` or `false`",
  ]);
  const read = parse({ id: "1", age: 18, card: false });
  expect(read.ok && format(evaluate(read.value))).toEqual({ fee: "20.00" });
  expect(read.ok && format(evaluateRoster([read.value])(0), { labels: true })).toEqual({ 费用: "20.00" });
});

test("a decision is explained in words and as JSON", () => {
  const notice = noticeIn(countyHost(), 2025);
  const explanation = api.explain(notice, { id: "1", age: 18, card: false });
  expect(explanation.policyHash).toBe(notice.policyHash);
  expect(api.explanationText(notice, explanation, "en")).toMatchInlineSnapshot(`
    "fees-2025  收费办法

    fee: 20 yuan — clause 一 when age ≥ 18 and not card
    ├─ fact age: 18
    ├─ fact card: no
    ├─ overridden: clause 一, by clause 一 when age ≥ 18 and not card
    └─ would be 0 yuan with age: 17
    "
  `);
  expect(api.explanationJson(notice, explanation)).toMatchObject({
    input: { age: 18 },
    decisions: [{ value: "20.00" }],
  });
});

test("examples hold or tell what came to something else", () => {
  const passed = { entity: "reader", clause: "一", passed: true, differences: [], broken: [], error: null };
  const fee = {
    decision: { en: "fee", zh: "费用" },
    expected: { en: "1 yuan", zh: "1元" },
    actual: { en: "0 yuan", zh: "0元" },
  };
  const [adult, child] = [
    { id: "1", age: 30, card: false },
    { id: "2", age: 3, card: false },
  ].map((facts) => ({ facts, given: facts }));
  expect(api.examples(noticeIn(countyHost(), 2025))).toEqual([
    { ...passed, title: "大人", ...adult },
    { ...passed, title: "小孩", ...child, passed: false, differences: [fee] },
  ]);
});

test("what holds for every record is proved", () => {
  const told = api
    .prove(noticeIn(countyHost(), 2025))
    .map(({ kind, subject, status }) => `${kind} ${subject} ${status}`);
  expect(told).toEqual(["completeness fee proved", "consistency fee proved"]);
});

test("two notices are compared, if they are of one vocabulary", () => {
  const host = countyHost();
  const [old, next] = [noticeIn(host, 2025), noticeIn(host, 2026)];
  expect(api.diff(old, next)).toMatchObject({
    ok: true,
    report: { groups: [{ condition: { en: "not card and age from 16 to 17" } }] },
  });
  host.update(
    "county/library.pol",
    String(host.text("county/library.pol")).replace("enumeration Event", '  guard "保安"\n\nenumeration Event'),
  );
  const other = noticeIn(host, 2026);
  expect(api.diff(old, other)).toMatchObject({ ok: false, differing: { name: "Actor" } });
});

test("duties have dates, once their events have", () => {
  const notice = noticeIn(countyHost(), 2025);
  const due = (events: Record<string, string>): unknown => api.calendar(notice, events).dates.map((each) => each.due);
  expect(due({})).toEqual([{ after: "closing", amount: 5, unit: "days", deferred: false }]);
  expect(due({ 闭馆: "2025-03-01" })).toEqual(["2025-03-06"]);
  expect(api.calendar(notice, { opening: "2025-03-01" }).unknownEvents.map(({ name }) => name)).toEqual(["opening"]);
  expect(() => api.calendar(notice, { closing: "2025-02-30" })).toThrow(RangeError);
});

test("a text is laid out and translated there and back", async () => {
  const host = countyHost();
  const text = host.text("county/fees-2025.pol")!;
  host.update("county/fees-2025.pol", text.replace("  year   2025", " year 2025"));
  expect(await api.format("county/fees-2025.pol", host)).toEqual({ ok: true, text });
  const chinese = await api.translate("county/fees-2025.pol", host, "zh");
  host.update("county/fees-2025.pol", chinese.ok ? chinese.text : "");
  expect(host.text("county/fees-2025.pol")).toContain("规则 费用 不受 一 限制");
  expect(await api.translate("county/fees-2025.pol", host, "en")).toEqual({ ok: true, text });
});

test("a text with errors is not laid out but tells them", async () => {
  const host = countyHost();
  host.update("county/fees-2025.pol", "notice fees-2025\n  year 2025\n  uses\n");
  const formatted = await api.format("county/fees-2025.pol", host);
  expect(formatted.ok ? [] : formatted.diagnostics.map(({ code, line }) => [code, line])).toEqual([
    ["syntax-error", 3],
  ]);
});

test.each([
  ["ts", ["fees-2025.ts"]],
  ["schema", ["fees-2025.reader.input.schema.json", "fees-2025.reader.decisions.schema.json"]],
  ["html", ["fees-2025.html"]],
  ["sql", ["fees-2025.sql"]],
  ["dmn", ["fees-2025.dmn"]],
] as const)("%s is built of a notice", async (target, paths) => {
  const files = await api.build(noticeIn(countyHost(), 2025), target);
  expect(files.map(({ path }) => path)).toEqual(paths);
});

test("generated code takes the runtime from where it is said", async () => {
  const notice = noticeIn(countyHost(), 2025);
  const [packaged] = await api.build(notice, "ts");
  const [beside] = await api.build(notice, "ts", { runtime: "./runtime/index.js" });
  expect(packaged!.text).toContain('} from "pol/runtime";');
  expect(beside!.text).toContain('} from "./runtime/index.js";');
});

test("SQL is written in the dialect that is said", async () => {
  const [statement] = await api.build(noticeIn(countyHost(), 2025), "sql", { dialect: "spark" });
  expect(statement!.text).toContain("Spark SQL");
});

test("what a target cannot say of a notice is told with its place", async () => {
  const host = api.memoryHost({
    "shop.pol":
      'vocabulary shop "商店"\n\nentity person "人"\n  fact paid "缴费": int by date\n  decision n "数": int\n',
    "shop-2025.pol":
      'notice shop-2025 "通知"\n  year 2025\n  uses shop\n\nclause 一 "数"\n  rule n\n    is paid at 2025-01-01\n',
  });
  const { notice } = api.compile("shop-2025.pol", host);
  const refusal = async (made: Promise<unknown>): Promise<unknown> =>
    made.then(
      () => null,
      (error: unknown) => (error instanceof api.CannotBuild ? error.problem : error),
    );
  const origin = { file: "shop-2025.pol", span: { start: 76, end: 94 }, clause: "一" };
  expect(await refusal(buildWasm(notice!))).toEqual({ target: "wasm", why: "columns", origin });
  expect(await refusal(api.build(notice!, "sql"))).toEqual({ target: "sql", why: "columns", origin });
  expect(await refusal(api.build(notice!, "dmn"))).toEqual({
    target: "dmn",
    why: "failure",
    origin: { file: "shop.pol", span: { start: 72, end: 91 }, clause: null },
  });
  expect(await refusal(api.build(notice!, "ts"))).toBe(null);
});
