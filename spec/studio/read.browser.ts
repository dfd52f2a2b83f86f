/** A notice as it is read, on the screen and on paper. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { findings } from "./accessibility.ts";
import { Studio } from "./studio-page.ts";

let studio: Studio;
beforeAll(async () => {
  studio = await Studio.start();
});
afterEach(() => expect(studio.faults.splice(0)).toEqual([]));
afterAll(() => studio.stop());

/** A notice whose tables are all there. */
async function read(file: string, options = {}): Promise<Page> {
  const page = await studio.open(`read/${file}`, options);
  await page.locator(".outcomes").first().waitFor();
  await page.waitForFunction("document.querySelectorAll('.read .waiting').length === 0");
  return page;
}

test("a decision is a flow of questions that lead to answers with their clauses, and a table", async () => {
  const page = await read("nanan-2025.pol");
  const premium = page.locator("section.decision", { has: page.getByRole("heading", { name: "应缴金额" }) });
  const steps = await premium.locator(".flow > li").allInnerTexts();
  expect(steps.map((step) => step.split(/\s+/u).join(" "))).toEqual([
    "可缴费？ 若否 不予认定",
    "同时符合以下各项？ 缴费日期不早于加收财政补助金额起始日 并非特定参保人群 若是 个人缴费标准＋财政补助标准 第三条 个人缴费标准 400元，财政补助标准 670元，加收财政补助金额起始日 2025年7月1日",
    "其他情形 个人缴费标准 第三条 个人缴费标准 400元",
  ]);
  expect(await premium.locator(".outcomes tbody th").allInnerTexts()).toEqual(["空缺", "400元", "1070元"]);
  expect(await findings(page)).toEqual([]);
});

test("what a decision rests on is told once, and a press leads there", async () => {
  const page = await read("nanan-2025.pol");
  const premium = page.locator("section.decision", { has: page.getByRole("heading", { name: "应缴金额" }) });
  await premium.getByRole("button", { name: "特定参保人群" }).click();
  await page.locator("section.decision:focus", { hasText: "specialGroup" }).waitFor();
});

test("a clause leads to its place in the file", async () => {
  const page = await read("nanan-2025.pol");
  const subsidy = page.getByRole("row").filter({ hasText: "财政补助标准" }).first();
  await subsidy.getByRole("button", { name: "第三条" }).click();
  await page.getByText('clause 三 "筹资标准"').waitFor();
});

test("the calendar has the duties by month, and names the events that others wait for", async () => {
  const page = await read("nanan-2025.pol");
  const october = page.locator(".month", { hasText: "2024年10月" });
  expect(await october.locator("li").first().innerText()).toMatch(/^12日（周六）\s+各乡镇（街道）：调整充实领导小组/u);
  expect(await page.locator(".month", { hasText: "自事件发生起算" }).innerText()).toContain("收到后5个工作日内");
});

test("on A4 it is a paper of the office, in black, without what is for the screen", async () => {
  const page = await read("nanan-2025.pol", { colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".frame").isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false);
  await page.getByRole("heading", { name: "南安市2025年度" }).waitFor();
  const style =
    "getComputedStyle([...document.querySelectorAll('main h2')].find(({ textContent }) => textContent.includes('南安市2025年度')))";
  expect(await page.evaluate<string>(`${style}.color`)).toBe("rgb(0, 0, 0)");
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString("latin1")).toContain("/MediaBox [0 0 594.95996 841.91998]");
});

test("it fits a phone, and the other language", async () => {
  const page = await read("youxi-2024.pol", { viewport: { width: 375, height: 700 } });
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Decisions: person" }).waitFor();
  expect(await findings(page)).toEqual([]);
});

test("no text of a notice runs", async () => {
  const payload = "<img src=x onerror=globalThis.injected=1><script>globalThis.injected=1</script>";
  studio.write("attack-2026.pol", studio.read("shishi-2026.pol").replace("石狮市2026年度", payload));
  const page = await read("attack-2026.pol");
  expect(await page.getByText(payload).count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => "injected" in globalThis)).toBe(false);
});
