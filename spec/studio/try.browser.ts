/** Trying a notice on one person, as an official does. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findings } from "./accessibility.ts";
import { comesTo } from "./comes-to.ts";
import { Studio } from "./studio-page.ts";

let studio: Studio;
beforeAll(async () => {
  studio = await Studio.start();
});
afterEach(() => expect(studio.faults.splice(0)).toEqual([]));
afterAll(() => studio.stop());

const fact = (page: Page, name: string) => page.locator(`[id="fact-${name}"]`);

const choice = (page: Page, name: string) => page.getByLabel(name, { exact: true });

describe.each([
  ["nanan-2025", "2025-07-01", "1070元"],
  ["shishi-2026", "2026-01-15", "400元"],
  ["youxi-2024", "2023-11-01", "380元"],
  ["yankou-2025", "2024-11-01", "400元"],
])("%s", (name, paidOn, premium) => {
  test("begins with an example and decides as one types", async () => {
    const page = await studio.open(`try/${name}.pol`);
    await page.locator(".answer-list output").first().waitFor();
    await choice(page, "从示例开始").selectOption({ label: "空白" });
    await page.getByText("请先填写：出生日期").waitFor();
    await fact(page, "birthDate").fill("1980.5.1");
    await choice(page, "本地户籍").check();
    await fact(page, "paidOn").fill(paidOn.replaceAll("-", "/"));
    await comesTo(page, "应缴金额", premium);
    await comesTo(page, "可缴费", "是");
    if (name === "nanan-2025") expect(await findings(page)).toEqual([]);
  });
});

test("dates are typed as people write them, and what is no date is told beside it", async () => {
  const page = await studio.open("try/nanan-2025.pol");
  await comesTo(page, "缴费期", "集中");
  const paidOn = fact(page, "paidOn");
  for (const written of ["2025.3.1", "2025年3月1日", "20250301", "2025/03/01", "2025-3-1"]) {
    await paidOn.fill("");
    await paidOn.fill(written);
    await comesTo(page, "缴费期", "补缴");
  }
  await paidOn.blur();
  expect(await paidOn.inputValue()).toBe("2025年3月1日");
  await paidOn.fill("2025.2.30");
  await page.locator("#fact-paidOn-fault", { hasText: "应填写" }).waitFor();
  await page.getByText("有1处填写有误").waitFor();
  await paidOn.fill("1979-01-01");
  await page.getByText("缴费日期不得早于出生日期").waitFor();
});

test("what makes no difference is folded, and comes up when it does", async () => {
  const page = await studio.open("try/nanan-2025.pol");
  await choice(page, "要确定").selectOption({ label: "资助比例" });
  const others = page.locator("details.others");
  await others.waitFor();
  expect(await others.getByText("农村居民", { exact: true }).count()).toBe(1);
  await choice(page, "独生女家庭").check();
  await page.locator(".questions > .field", { has: page.getByText("农村居民", { exact: true }) }).waitFor();
  await others.getByText("目前不影响所问结论").waitFor();
});

test("a conclusion opens to its reasons, why not another, and what would change it", async () => {
  const page = await studio.open("try/nanan-2025.pol");
  await choice(page, "从示例开始").selectOption({ label: "七月第一天补缴" });
  await page.locator(".answer-list").getByText("应缴金额", { exact: true }).click();
  const reasons = page.locator(".reasons:visible");
  await reasons.getByText("参数　财政补助标准：670元（第三条）").waitFor();
  await reasons.getByText("不再适用第三条").waitFor();
  await reasons.getByText("若缴费日期为2025年6月30日，则为400元").waitFor();
  await reasons.getByText("特定参保人群：否").first().click();
  await reasons.getByText("困难人口：否").first().waitFor();
  expect(await findings(page)).toEqual([]);
});

test("the payment date moves along the line of time, by hand and by keys", async () => {
  const page = await studio.open("try/nanan-2025.pol");
  await comesTo(page, "缴费期", "集中");
  const slider = page.getByRole("slider", { name: "缴费日期" });
  await slider.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await slider.getAttribute("aria-valuetext")).toBe("2025年3月1日");
  await comesTo(page, "待遇等待期", "3个月");
  await page.keyboard.press("ArrowLeft");
  await comesTo(page, "待遇等待期", "0日");
  const track = (await page.locator(".track").boundingBox())!;
  const middle = track.y + track.height / 2;
  await page.mouse.move(track.x + track.width * 0.3, middle);
  await page.mouse.down();
  for (let share = 0.4; share < 0.75; share += 0.05) await page.mouse.move(track.x + track.width * share, middle);
  await page.mouse.up();
  await comesTo(page, "应缴金额", "1070元");
  await page.keyboard.press("End");
  await comesTo(page, "缴费期", "不在缴费期");
  await page.getByText("此后日期推移不再改变结论").waitFor();
  await page.getByText("全部变动日（6个）").click();
  await page.getByRole("button", { name: "2025年7月1日" }).click();
  await page.getByText("结论保持至2025年9月30日").waitFor();
});

test("a reading can be taken otherwise", async () => {
  const page = await studio.open("try/nanan-2025.pol");
  await choice(page, "从示例开始").selectOption({ label: "只持残疾人身份" });
  await comesTo(page, "特定参保人群", "是");
  await page.getByText("口径（均按通知默认）").click();
  await page.getByLabel("困难人口的范围").selectOption({ index: 1 });
  await comesTo(page, "特定参保人群", "否");
  await page.getByText("口径（改动1项）").waitFor();
});

test("a household is made of people, each with an answer of its own", async () => {
  const page = await studio.open("try/nanan-2025.pol");
  await choice(page, "对象").selectOption({ label: "家庭" });
  await choice(page, "从示例开始").selectOption({ label: "空白" });
  for (const index of [0, 1]) {
    await page.getByRole("button", { name: "增加参保人" }).click();
    await fact(page, `members[${index}].birthDate`).fill("1980.5.1");
  }
  await choice(page, "本地户籍").first().check();
  await page.getByRole("heading", { name: "参保人 2" }).waitFor();
  const eligible = page.locator(".item li", { hasText: "可参保" });
  await eligible.nth(1).waitFor();
  expect(await eligible.locator("output").allTextContents()).toEqual(["是", "否"]);
  await page.getByRole("button", { name: "删除参保人 2" }).click();
  await page.getByRole("heading", { name: "参保人 2" }).waitFor({ state: "detached" });
});

test("what is tried is kept as an example of the notice", async () => {
  const page = await studio.open("try/nanan-2025.pol");
  await choice(page, "要确定").selectOption({ label: "个人缴费金额" });
  await page.getByText("保留为示例").click();
  await page.getByLabel("标题").fill("七月第一天补缴");
  await page.getByRole("button", { name: "写入通知" }).click();
  await page.getByText("已有同一标题的示例").waitFor();
  await page.getByLabel("标题").fill("集中期缴费的户籍居民");
  await page.getByRole("button", { name: "写入通知" }).click();
  await page.getByText("示例“集中期缴费的户籍居民”已写入，尚未保存").waitFor();
  await choice(page, "从示例开始")
    .locator("option:checked", { hasText: "集中期缴费的户籍居民" })
    .waitFor({ state: "attached" });
  expect(await page.getByLabel("文件", { exact: true }).locator("option:checked").textContent()).toBe(
    "nanan-2025.pol ●",
  );
});

test("it decides where functions must not be made of texts, in English, on a phone, in the dark", async () => {
  const page = await studio.open("", { viewport: { width: 375, height: 700 }, colorScheme: "dark", locale: "en-GB" });
  await page.route("**/compiler-worker.js", async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), "content-security-policy": "default-src 'none'; script-src 'self'" };
    await route.fulfill({ response: answer, headers });
  });
  await page.reload();
  await page.getByRole("link", { name: "Try" }).click();
  await comesTo(page, "window", "concentrated");
  await page.getByRole("slider").focus();
  await page.keyboard.press("End");
  await comesTo(page, "window", "closed");
  const width = await page.evaluate<number>("document.documentElement.scrollWidth");
  expect(width).toBeLessThanOrEqual(375);
  expect(await findings(page)).toEqual([]);
});
