/** Two notices beside one another: what a head of office reads in a minute, then the groups, then what is declared. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findings } from "./accessibility.ts";
import { Studio } from "./studio-page.ts";

let studio: Studio;
beforeAll(async () => {
  studio = await Studio.start();
});
afterEach(() => expect(studio.faults.splice(0)).toEqual([]));
afterAll(() => studio.stop());

/** The comparison of a file with the one that comes before it. */
async function compared(file: string, options = {}): Promise<Page> {
  const page = await studio.open(`compare/${file}`, options);
  await page.getByRole("heading", { name: "待遇降低的人群" }).waitFor();
  return page;
}

test("the first screen says who loses and who gains, and nothing is cut off", async () => {
  const page = await compared("shishi-2026.pol");
  const summary = page.getByRole("region", { name: "要点" });
  expect(await summary.textContent()).toContain("南安市2025年度城乡居民基本医保参保登记和基金征缴工作的通知");
  const losing = summary.locator(".worse li").filter({ hasText: "应缴金额：1070元 → 1100元" });
  expect(await losing.textContent()).toContain("缴费日期不早于2025年7月1日");
  expect(await losing.textContent()).toContain("第三条 → 第三条第（三）项");
  expect(await summary.locator(".better li").filter({ hasText: "家庭共济代缴：否 → 是" }).count()).toBe(1);
  expect(await page.locator("main").textContent()).not.toContain("未列出");
  expect(await findings(page)).toEqual([]);
});

test("a line of the summary leads to its group, whose example opens under both notices", async () => {
  const page = await compared("shishi-2026.pol");
  await page.getByRole("button", { name: "应缴金额：1070元 → 1100元" }).click();
  const cause = page.locator("section.cause", { hasText: "assessedPremium" });
  await page.locator("section.cause:focus", { hasText: "assessedPremium" }).waitFor();
  await cause.locator("article").first().getByText("示例", { exact: true }).click();
  const rows = cause.locator("article").first().locator(".witness tbody tr");
  expect(await rows.filter({ hasText: "缴费日期" }).locator("td").allTextContents()).toEqual([
    "2025年9月30日",
    "2026年9月30日",
  ]);
  expect(await rows.last().locator("td").allTextContents()).toEqual(["1070元", "1100元"]);
});

test("one document more is one group, and clauses are matched though renumbered", async () => {
  const page = await compared("shishi-2026.pol");
  const documents = page.locator("section.cause", { hasText: "登记材料" });
  expect(await documents.locator("article").count()).toBe(1);
  expect(await documents.locator("article b").first().textContent()).toBe("增加外国人永久居留证");
  await page.getByText(/^条款对照/u).click();
  const moved = page.getByRole("row").filter({ hasText: "新生儿待遇" });
  expect(await moved.locator("td").allTextContents()).toEqual([
    "第四条第（五）项",
    "第五条第（三）项",
    "新生儿待遇",
    "文字不同",
  ]);
});

test("a file is compared with itself as it was saved", async () => {
  const page = await studio.open("write/shishi-2026.pol");
  await page.getByText("notice shishi-2026").waitFor();
  await page.getByLabel("shishi-2026.pol", { exact: true }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText('\nclause 九 "试行" narrative\n');
  await page.getByRole("link", { name: "比较" }).click();
  await page.getByText(/^条款对照（1）/u).click();
  expect(await page.getByRole("row").last().locator("td").allTextContents()).toEqual(["—", "第九条", "试行", "新增"]);
  expect(await page.getByLabel("与之比较的原通知").inputValue()).toBe("saved:shishi-2026.pol");
  expect(await page.getByRole("region", { name: "要点" }).textContent()).toContain("对所有人的结论均相同");
});

test("the comparison is one file to send on, without a script", async () => {
  const page = await compared("shishi-2026.pol");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "另存为一个文件" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("nanan-2025-shishi-2026.html");
  const html = readFileSync(await download.path(), "utf8");
  expect(html).not.toMatch(/<script|<link|src=|https?:/u);
  const places = ["待遇降低的人群", "待遇不同的人群：参保人", "声明的变化"].map((title) => html.indexOf(title));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places[0]).toBeGreaterThan(0);
});

test("it fits a phone, and the other language", async () => {
  const page = await compared("shishi-2026.pol", { viewport: { width: 375, height: 700 } });
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Who loses" }).waitFor();
  await page.getByRole("button", { name: "assessedPremium: 1070 yuan → 1100 yuan" }).waitFor();
  expect(await findings(page)).toEqual([]);
});

test("no text of a notice runs, here or in the file that is sent on", async () => {
  const payload = "<img src=x onerror=globalThis.injected=1><script>globalThis.injected=1</script>";
  const attack = studio.read("shishi-2026.pol").replace("石狮市2026年度", payload).replace("新生儿待遇", payload);
  studio.write("attack-2026.pol", attack);
  const page = await studio.open("compare/attack-2026.pol");
  await page.getByLabel("与之比较的原通知").selectOption("shishi-2026.pol");
  await page.getByText(/^条款对照/u).click();
  expect(await page.getByText(payload).count()).toBeGreaterThan(1);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "另存为一个文件" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).not.toMatch(/<img|<script/u);
  expect(await page.evaluate(() => "injected" in globalThis)).toBe(false);
});
