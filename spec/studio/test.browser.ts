/** Testing a notice, as who answers for it does. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findings } from "./accessibility.ts";
import { comesTo } from "./comes-to.ts";
import { Studio } from "./studio-page.ts";

const file = "nanan-2025.pol";
let studio: Studio;
let whole: string;
beforeAll(async () => {
  studio = await Studio.start();
  whole = studio.read(file);
});
afterEach(() => {
  studio.write(file, whole);
  expect(studio.faults.splice(0)).toEqual([]);
});
afterAll(() => studio.stop());

/** The notice without some of its examples and tables of them. */
function without(...titles: readonly string[]): string {
  const blocks = whole.split(/(?=^ {2}(?:examples?|invariant|rule|rows|table|parameter|define|duty) |^clause )/mu);
  return blocks
    .filter((block) => !titles.some((title) => block.startsWith(`  example`) && block.includes(`"${title}"`)))
    .join("");
}

test.each(["nanan-2025", "shishi-2026", "youxi-2024", "yankou-2025"])(
  "%s holds, is proved, and tells what its examples reach",
  async (name) => {
    const page = await studio.open(`test/${name}.pol`);
    await page.getByText(/^\d+个示例，全部通过$/u).waitFor();
    await page.getByText(/项对所有人成立的要求，已证明\d+项/u).waitFor();
    await page.getByText(/^规则、表行和条件共\d+处，示例覆盖\d+处/u).waitFor();
    if (name === "nanan-2025") expect(await findings(page)).toEqual([]);
  },
);

test("an example that fails tells what came instead, and is tried from there", async () => {
  studio.write(file, whole.replace("assessedPremium: 1070 yuan, selfPay", "assessedPremium: 1000 yuan, selfPay"));
  const page = await studio.open(`test/${file}`);
  await page.getByText(/^\d+个示例，1个未通过$/u).waitFor();
  await page.getByText("应缴金额：应得1000元，实得1070元").waitFor();
  await page.getByRole("button", { name: "试算 七月第一天补缴" }).click();
  await comesTo(page, "应缴金额", "1070元");
});

test("an invariant that does not hold is refuted by somebody", async () => {
  const invariant = `  invariant "没有人缴费超过一千元"\n    when mayPay\n    then assessedPremium <= 1000 yuan\n\nclause 四 `;
  studio.write(file, whole.replace("clause 四 ", invariant));
  const page = await studio.open(`test/${file}`);
  const row = page.locator("li", { hasText: "没有人缴费超过一千元" });
  await row.getByText("不成立，有反例").waitFor();
  await row.getByRole("button", { name: "看反例" }).click();
  await comesTo(page, "应缴金额", "1070元");
});

test("who is missing among the examples is added by a press", async () => {
  studio.write(file, without("计生家庭对象的范围", "独生男家庭的父母先缴后补"));
  const page = await studio.open(`test/${file}`);
  const coverage = page.getByRole("region", { name: "覆盖" });
  await coverage.getByText("“家庭角色为父母”成立（独生男家庭的对象）").first().waitFor();
  const painted = coverage.locator(".clauses li.bad", { hasText: "五(三)" }).first();
  await painted.locator("summary").click();
  await painted.getByText("无示例").first().waitFor();
  expect(await findings(page)).toEqual([]);
  const proposals = coverage.locator(".proposal");
  const before = await proposals.count();
  await proposals.first().getByRole("button", { name: "结论正确，写入条款五(三)" }).click();
  await expect.poll(() => proposals.count(), { timeout: 20_000 }).toBeLessThan(before);
  expect(await page.getByLabel("文件", { exact: true }).locator("option:checked").textContent()).toBe(`${file} ●`);
});

test("faults that nobody would notice are asked about while the page goes on, and can be stopped", async () => {
  studio.write(file, without("各缴费期的第一天和最后一天", "集中期最后一天缴费", "延长期缴费", "补缴期第一天缴费"));
  const page = await studio.open(`test/${file}`);
  const faults = page.getByRole("region", { name: "疏漏检查" });
  await page.getByText("已证明").first().waitFor();
  await faults.getByRole("button", { name: "开始检查" }).click();
  const question = faults.locator(".proposal", {
    hasText: "若将“缴费期”的2024年12月31日改为2024年12月30日，无一示例会察觉。是否补充示例？",
  });
  await question.getByText("缴费日期：2024年12月31日").waitFor();
  await faults.getByRole("button", { name: "停止" }).click();
  await faults.getByRole("button", { name: "重新检查" }).waitFor();
  await question.getByRole("button", { name: "结论正确，写入条款二(一)" }).click();
  await question.getByText("已写入通知，尚未保存").waitFor();
  await faults.getByText("通知已有改动").waitFor();
  await page.getByRole("link", { name: "试算" }).click();
  await page.getByRole("slider").waitFor();
});

test("faults are not planted where the tests fail as they are", async () => {
  studio.write(file, whole.replace("assessedPremium: 1070 yuan, selfPay", "assessedPremium: 1000 yuan, selfPay"));
  const page = await studio.open(`test/${file}`);
  await page.getByRole("button", { name: "开始检查" }).click();
  await page.getByText("示例或要求尚有不成立的，改正后再检查").waitFor();
});

test("what a notice says is shown and never run, wherever it stands", async () => {
  const payload =
    "</script><img src=x onerror=globalThis.injected=1><svg onload=globalThis.injected=2>${globalThis.injected=3}";
  const vocabulary = studio.read("resident-insurance.pol");
  studio.write("resident-insurance.pol", vocabulary.replace(`"个人缴费金额"`, `"${payload}"`));
  studio.write(
    file,
    whole.replace(`"七月第一天补缴"`, `"${payload}"`).replaceAll("selfPay: 1070 yuan", "selfPay: 1 yuan"),
  );
  const page = await studio.open(`test/${file}`);
  await page.getByText(payload, { exact: true }).waitFor();
  await page.getByText(`${payload}：应得1元，实得1070元`).waitFor();
  await page.getByRole("button", { name: `试算 ${payload}` }).click();
  await page.locator(".answer-list .name", { hasText: payload }).click();
  await page.locator(".reasons", { hasText: `${payload}：1070元` }).waitFor();
  expect(await page.evaluate("[globalThis.injected, document.images.length]")).toEqual([undefined, 0]);
  studio.write("resident-insurance.pol", vocabulary);
});

test("it reads on a phone, in English and in the dark", async () => {
  const page = await studio.open(`test/${file}`, {
    viewport: { width: 375, height: 700 },
    colorScheme: "dark",
    locale: "en-GB",
  });
  await page.getByText(/^\d+ examples, all pass$/u).waitFor();
  await page.getByText(/^Examples reach \d+ of \d+/u).waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
  expect(await findings(page)).toEqual([]);
});
