/** The page on which a notice is written: its text beside its file, the language's help, problems with their person. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { findings } from "./accessibility.ts";
import { library } from "./library.ts";
import { Studio } from "./studio-page.ts";
import { twelveClauses } from "./twelve-clauses.ts";

let studio: Studio;
beforeAll(async () => {
  studio = await Studio.start();
  studio.write("library.pol", library);
});
afterEach(() => expect(studio.faults.splice(0)).toEqual([]));
afterAll(() => studio.stop());

const editor = (page: Page): Locator => page.locator(".cm-content");
const line = (page: Page): Promise<string> => page.locator(".cm-activeLine").innerText();
const clause = (page: Page, id: string): Locator => page.locator(`[data-clause="${id}"]`);
const problems = (page: Page): Locator => page.getByRole("region", { name: "问题" });

/** Opens a page on a file of the folder with a text of its own. */
async function opened(name: string, text: string): Promise<Page> {
  studio.write(name, text);
  const page = await studio.open(`write/${name}`);
  await editor(page).waitFor();
  return page;
}

test("the text beside the file is marked clause by clause, and leads to the file and back", async () => {
  studio.write("linjiang.txt", twelveClauses);
  const page = await opened(
    "linjiang.pol",
    `通知 linjiang “临江镇”
  年度 2026
  采用 resident-insurance

条款 序言 无需计算

条款 一
  规则 可参保
    为 否

条款 一（一） 原文校验码 “000000000000”
  规则 可参保 不受 一 限制
    当 参保身份 包含 本地户籍
    为 是

条款 四
`,
  );
  await clause(page, "一").getByText("已编写").waitFor();
  const marks = await page.locator(".clause > .mark").allInnerTexts();
  expect(marks).toEqual([
    "无需计算",
    "已编写",
    "原文有变",
    ...Array.from({ length: 6 }, () => "未写入"),
    "待编写",
    "未写入",
    "未写入",
    "未写入",
  ]);
  await clause(page, "一(一)").getByText("本镇户籍居民").click();
  await expect.poll(() => line(page)).toContain("条款 一（一）");
  await expect.poll(() => clause(page, "一(一)").getAttribute("aria-current")).toBe("true");
  await page.getByText("规则 可参保", { exact: true }).click();
  await expect.poll(() => clause(page, "一").getAttribute("aria-current")).toBe("true");
  expect(await findings(page)).toEqual([]);
});

test("a press begins a clause, says that it needs no rules, or that its new wording was read", async () => {
  studio.write("steps.txt", "一、甲\n二、乙\n三、丙");
  const page = await opened(
    "steps.pol",
    'notice steps\n  uses library\n\nclause 二 "乙" fingerprint "000000000000" narrative\n',
  );
  await clause(page, "一").getByRole("button", { name: "开始编写" }).click();
  await clause(page, "一").getByText("待编写").waitFor();
  await clause(page, "二").getByRole("button", { name: "已按现文核对" }).click();
  await clause(page, "二").getByText("无需计算").waitFor();
  await clause(page, "三").getByRole("button", { name: "无需计算" }).click();
  await clause(page, "三").locator(".mark", { hasText: "无需计算" }).waitFor();
  await page.keyboard.press("Control+s");
  await page.getByText("已保存").waitFor();
  expect(studio.read("steps.pol")).toMatchInlineSnapshot(`
    "notice steps
      uses library

    clause 一 "甲" fingerprint "33e3580c0931"

    clause 二 "乙" fingerprint "71530d4c49f1" narrative

    clause 三 "丙" fingerprint "c680a614513f" narrative
    "
  `);
});

test("problems name their person, lead to their place, and are mended at a press", async () => {
  const page = await opened(
    "gap.pol",
    `通知 gap
  年度 2026
  采用 library

条款 一
  规则 费用
    当 年龄 >= 18
    为 20元

  规则 可借册数
    为 5
`,
  );
  await problems(page).getByText("例如").first().waitFor();
  await problems(page).getByRole("button", { name: "费用" }).first().click();
  await expect.poll(() => line(page)).toContain("规则 费用");
  await problems(page).getByRole("button", { name: "将此情形添加为示例" }).first().click();
  await editor(page).getByText("待定情形").waitFor();
});

test("the language helps: colours, completion by pinyin, what stands behind a name, its declaration, renaming", async () => {
  const page = await opened(
    "help.pol",
    `通知 help
  年度 2026
  采用 library

条款 一
  参数 标准：20元

  规则 可借册数
    为 5

  规则 费用
    为 标准
`,
  );
  await page.locator(".pol-keyword", { hasText: "条款" }).waitFor();
  await editor(page).getByText("规则 费用").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("当 sf");
  await offered(page, "身份");
  await page.keyboard.type(" 为 xs");
  await offered(page, "学生");
  expect(await line(page)).toBe("    当 身份 为 学生");
  await page.locator(".pol-property", { hasText: "身份" }).hover();
  await page.locator(".cm-lsp-hover-tooltip").getByText("第 12 行").waitFor();
  await page.locator(".pol-variable", { hasText: "标准" }).last().click();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("年度标准");
  await page.keyboard.press("Enter");
  await editor(page).getByText("参数 年度标准").waitFor();
  await page.locator(".pol-property", { hasText: "身份" }).click({ modifiers: ["Control"] });
  await editor(page).getByText("词汇表 library").waitFor();
  expect(page.url()).toContain("library.pol");
  expect(await line(page)).toContain("事实 身份");
});

test("the other surface and the one layout are a press away, and can be undone", async () => {
  const page = await opened(
    "lay.pol",
    "notice lay\n  year   2026\n  uses library\n\nclause 一\n  silent   on fee, loans\n",
  );
  await page.getByRole("button", { name: "整理版式" }).click();
  await editor(page).getByText("silent on fee, loans").waitFor();
  await page.getByRole("button", { name: "换成中文" }).click();
  await editor(page).getByText("未规定 费用、可借册数").waitFor();
  await page.getByRole("button", { name: "换成英文" }).waitFor();
  await page.getByRole("button", { name: "撤销" }).click();
  await editor(page).getByText("silent on fee, loans").waitFor();
});

test("twelve clauses are encoded with the mouse and an input method", async () => {
  const page = await studio.open();
  await editor(page).waitFor();
  await page.getByRole("button", { name: "新建", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("通知全文").fill(twelveClauses);
  await dialog.getByRole("button", { name: "使用粘贴的原文" }).click();
  expect(await dialog.getByLabel("标题").inputValue()).toBe("关于做好2026年度居民医保参保缴费工作的通知");
  expect(await dialog.getByLabel("印发日期").inputValue()).toBe("2025-08-20");
  expect(await dialog.getByLabel("文件名").inputValue()).toBe("临江-2026");
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "新建" }).click();
  await clause(page, "五").getByText("待编写").waitFor();
  await encode(page);
  await page.getByText("没有问题").waitFor();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存").waitFor();
  const file = studio.read("临江-2026.pol");
  expect(file.slice(0, file.indexOf("条款 一（二）"))).toMatchInlineSnapshot(`
    "通知 临江-2026 “关于做好2026年度居民医保参保缴费工作的通知”
      发文机关 “临江镇人民政府”
      发文字号 “临政〔2025〕12号”
      印发日期 2025年8月20日
      年度     2026
      采用     resident-insurance

    条款 序言 原文校验码 “3d57ac338a4d” 无需计算

    条款 一 “参保对象” 原文校验码 “46f80cc9d4b7”
      规则 可参保
        为 否

    条款 一（一） “本镇户籍居民” 原文校验码 “b045485f3c7e”
      规则 可参保 不受 一 限制
        当 参保身份 包含 本地户籍
        为 是

    "
  `);
  expect(studio.read("临江-2026.txt")).toBe(twelveClauses);
});

/** Marks what needs no rules, inserts rules by the menu with what is offered in each place, and leaves the rest unregulated. */
async function encode(page: Page): Promise<void> {
  for (const id of ["序言", "四", "四(一)", "四(二)", "五"]) {
    await clause(page, id).getByRole("button", { name: "无需计算" }).click();
    await clause(page, id).locator(".mark", { hasText: "无需计算" }).waitFor();
  }
  await insert(page, "一", "一般规则", [["kcb", "可参保"], "否"]);
  for (const [id, pinyin, standing] of [
    ["一(一)", "bdhj", "本地户籍"],
    ["一(二)", "zbdjd", "在本地就读的在校学生"],
    ["一(三)", "fcygat", "非从业港澳台居民"],
  ] as const) {
    await insert(page, id, "例外规则", [["kcb", "可参保"], "一", ["cbsf", "参保身份"], "是"]);
    await editor(page).getByText("当 参保身份").last().waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.type(` 包含 ${pinyin}`);
    await offered(page, standing);
  }
  await insert(page, "二", "一般规则", [
    ["kjf", "可缴费"],
    ["kcb", "可参保"],
  ]);
  await insert(page, "二(一)", "时段", [["jz", "集中"], "2025年9月1日", "2025年12月31日"]);
  await insert(page, "二(二)", "时段", [["bj", "补缴"], "2026年1月1日", "2026年6月30日"]);
  await insert(page, "三", "一般规则", [["yjje", "应缴金额"], "400元"]);
  await page.getByRole("button", { name: "全部写作“未规定”" }).click();
}

/** Inserts by the menu at the end of a clause, and fills its places: by what is offered for the letters of its pinyin, or by words. */
async function insert(
  page: Page,
  id: string,
  what: string,
  places: readonly (string | readonly [pinyin: string, name: string])[],
): Promise<void> {
  await clause(page, id).locator(".mark").click();
  await expect.poll(() => line(page)).toContain(` ${id.replace("(", "（").replace(")", "）")} `);
  await page.getByText("插入", { exact: true }).click();
  await page
    .locator(".menu button")
    .filter({ has: page.getByText(what, { exact: true }) })
    .click();
  for (const [index, place] of places.entries()) {
    if (index > 0) await page.keyboard.press("Tab");
    await page.keyboard.type(typeof place === "string" ? place : place[0]);
    if (typeof place !== "string") await offered(page, place[1]);
  }
  await page.keyboard.press("Escape");
}

/** Takes what is offered. */
async function offered(page: Page, name: string): Promise<void> {
  // While it is being asked for anew, what was offered last cannot be taken.
  const list = page.locator(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)");
  await list.getByText(name, { exact: true }).first().click();
}

test("a narrow screen shows the text, the file or the problems", async () => {
  const page = await studio.open("write/nanan-2025.pol", { viewport: { width: 375, height: 800 } });
  await editor(page).waitFor();
  await page.getByRole("button", { name: "原文", exact: true }).click();
  await page.getByLabel("通知全文").waitFor();
  await page.getByRole("button", { name: /^问题/u }).click();
  await problems(page).getByRole("button").first().click();
  await editor(page).waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(375);
  expect(await findings(page)).toEqual([]);
});
