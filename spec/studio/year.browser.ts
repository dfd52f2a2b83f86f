/** From last year's file to the finished one of the new year, beside the new notice's text. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { findings } from "./accessibility.ts";
import { library } from "./library.ts";
import { Studio } from "./studio-page.ts";

let studio: Studio;
beforeAll(async () => {
  studio = await Studio.start();
  studio.write("library.pol", library);
});
afterEach(() => expect(studio.faults.splice(0)).toEqual([]));
afterAll(() => studio.stop());

/** An invented notice of the county whose file of last year the folder has, with other figures and one clause more. */
const newText = `南安市人民政府办公室关于做好2026年度居民医保工作的通知

南政办明传〔2025〕40号

各乡镇：

现就有关事项通知如下：

一、参保对象及范围
（一）本市户籍居民；
（二）在校学生；
（三）武警官兵；
（四）港澳台居民；
（五）持居住证人员，已参加其他医保的除外；
（六）持外国人永久居留证人员；
（七）流动人口子女；
（八）新就业形态人员。

二、参保缴费时间
（一）集中参保缴费期：2025年10月8日至12月31日。
（二）延长参保缴费期：2026年1月1日至2月28日。
（三）参保补缴期：2026年3月1日至12月31日，除特定人群外等待期为6个月。

三、筹资标准
个人缴费标准为430元，财政补助标准为700元。2026年7月1日起补缴的，按两项之和缴费。

四、参保登记
按规定办理。

五、资助对象
另行规定。

南安市人民政府办公室
2025年9月28日
`;

const card = (page: Page, clause: string): Locator => page.locator(`[data-clause="${clause}"]`);
const value = (page: Page, clause: string, name: string): Locator =>
  card(page, clause)
    .locator(".value")
    .filter({ has: page.locator("b").getByText(name, { exact: true }) });
const left = async (page: Page): Promise<number> =>
  Number(/\d+/u.exec(await page.locator(".progress h2").innerText())?.[0] ?? 0);

/** Presses something and waits until as many fewer are open. */
async function press(page: Page, button: Locator, fewer = 1): Promise<void> {
  const before = await left(page);
  await button.click();
  await expect.poll(() => left(page)).toBe(before - fewer);
}

/** Begins the new year from a file of the folder with a text. */
async function begun(file: string, text: string, options = {}): Promise<Page> {
  const page = await studio.open(`year/${file}`, options);
  await page.getByLabel("通知全文").fill(text);
  await page.getByRole("button", { name: "使用粘贴的原文" }).click();
  return page;
}

test("from last year's file to a finished one, every figure beside the new text", async () => {
  const page = await begun("nanan-2025.pol", newText);
  expect(await page.getByLabel("新年度").inputValue()).toBe("2026");
  expect(await page.getByLabel("新文件名").inputValue()).toBe("nanan-2026");
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "生成新年度的文件" }).click();
  await page.getByRole("heading", { name: /还剩 \d+ 处待核对/u }).waitFor();
  expect(page.url()).toContain("year/nanan-2026.pol");
  expect(await findings(page)).toEqual([]);

  await press(page, card(page, "").getByRole("button", { name: "南政办明传〔2025〕40号" }));
  await press(page, card(page, "").getByRole("button", { name: "2025年9月28日" }));
  const standard = value(page, "三", "个人缴费标准");
  expect(await standard.locator(".offered").allInnerTexts()).toEqual(["430元 原文", "700元 原文"]);
  await press(page, standard.getByRole("button", { name: "430元" }));
  await press(page, value(page, "三", "财政补助标准").getByRole("button", { name: "700元" }));
  await press(page, value(page, "三", "加收财政补助金额起始日").getByRole("button", { name: "2026年7月1日 原文相同" }));
  await press(page, value(page, "二(一)", "集中").getByRole("button", { name: "2025年10月8日至2025年12月31日" }));
  const file = page.getByRole("button", { name: "撤销上一步" });
  await file.click();
  await value(page, "二(一)", "集中").locator(".figure b", { hasText: "2025年9月1日至2025年12月31日" }).waitFor();
  await press(page, value(page, "二(一)", "集中").getByRole("button", { name: "2025年10月8日至2025年12月31日" }));

  await rest(page);
  await page.getByRole("heading", { name: "全部核对完毕" }).waitFor();
  await page.getByText("文件没有错误").waitFor();
  await page.getByRole("button", { name: "按现文记下" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存").waitFor();
  const saved = studio.read("nanan-2026.pol");
  expect(saved).not.toContain("unconfirmed");
  expect(saved).toContain('  number "南政办明传〔2025〕40号"\n  issued 2025-09-28\n  year   2026\n');
  expect(saved).toContain("period concentrated: 2025-10-08 to 2025-12-31");
  expect(saved).toContain('parameter individualStandard "个人缴费标准":           430 yuan');
  expect(saved).toMatch(/^clause 三 "筹资标准" fingerprint "[0-9a-f]{12}"$/mu);
  expect(studio.read("nanan-2026.txt")).toBe(newText);
  expect(studio.read("nanan-2025.pol")).toContain("400 yuan");
});

/** Confirms clause by clause what is left, and says of the clauses that are no more that they are. */
async function rest(page: Page): Promise<void> {
  for (let open = await left(page); open > 0; open = await left(page)) {
    const first = page.locator(".card").first();
    await press(page, first.locator("header button"), await first.locator(".value").count());
  }
}

test("what is typed is held against its kind, and the keyboard goes on with the next value", async () => {
  const text = newText.replace("430元", "若干");
  const page = await begun("nanan-2025.pol", text);
  await page.getByLabel("新文件名").fill("typed-2026");
  await page.getByRole("button", { name: "生成新年度的文件" }).click();
  const standard = value(page, "三", "个人缴费标准");
  await standard.getByRole("button", { name: /^另填/u }).press("Enter");
  await page.keyboard.type("百分之三");
  await page.keyboard.press("Enter");
  await standard.getByText("这不是金额，应如“420元”").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("四百三十元");
  const before = await left(page);
  await page.keyboard.press("Enter");
  await expect.poll(() => left(page)).toBe(before - 1);
  await expect.poll(() => page.evaluate<string>("document.activeElement.textContent")).toContain("财政补助标准");
  await page.getByText(/^条款的增减/u).click();
  await page.getByText("新增 一(八)　新就业形态人员").waitFor();
  await page.getByText("原文已无 四(一)　默认续保").waitFor();
});

test("a figure among several is put in without confirming the rest", async () => {
  const page = await begun("nanan-2025.pol", newText);
  await page.getByLabel("新文件名").fill("several-2026");
  await page.getByRole("button", { name: "生成新年度的文件" }).click();
  const waiting = value(page, "二(三)", "待遇等待期");
  await press(page, waiting.getByRole("button", { name: "6个月" }));
  const before = await left(page);
  const rule = card(page, "四(四)").locator(".value").filter({ hasText: "待遇起算日" }).last();
  expect(await rule.locator(".figure").count()).toBe(2);
  await rule.locator(".figure").first().getByRole("button", { name: /^另填/u }).click();
  await page.keyboard.type("2026.3.31");
  await page.keyboard.press("Enter");
  await rule.getByText("2026年3月31日").waitFor();
  expect(await left(page)).toBe(before);
  await press(page, rule.getByRole("button", { name: "各项无误，确认" }));
});

test("no text of a notice runs, whatever it says", async () => {
  const payload = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  studio.write(
    "hostile-2025.pol",
    `通知 hostile-2025 “${payload}”\n  发文字号 “${payload}”\n  年度 2025\n  采用 library\n\n条款 一 “${payload}”\n  参数 标准 “${payload}”：1元\n\n  规则 费用\n    为 标准\n\n  规则 可借册数\n    为 5\n`,
  );
  const page = await studio.open();
  page.on("dialog", (dialog) => studio.faults.push(dialog.message()));
  await page.goto(`${studio.address}/#/year/hostile-2025.pol`);
  await page
    .getByLabel("通知全文")
    .fill(`关于2026年${payload}的通知\n一、${payload}标准为3元${payload}\n二、${payload}`);
  await page.getByRole("button", { name: "使用粘贴的原文" }).click();
  await page.getByRole("button", { name: "生成新年度的文件" }).click();
  await press(page, page.getByRole("button", { name: "3元" }));
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(await page.locator(".clause-text").first().innerText()).toContain(payload);
});

test("on a phone, in the dark and in English", async () => {
  studio.write(
    "fees-2025.pol",
    'notice fees-2025 "收费"\n  year 2025\n  uses library\n\nclause 一 "收费"\n  parameter standard "标准": 1 yuan\n\n  rule 费用\n    is standard\n\n  rule 可借册数\n    is 5\n',
  );
  const page = await begun("fees-2025.pol", "关于2026年收费的通知\n一、收费\n标准为3元。\n二、其他", {
    viewport: { width: 375, height: 800 },
    colorScheme: "dark",
  });
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Make the new file" }).click();
  await page.getByText("3 left to confirm").waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(375);
  expect(await findings(page)).toEqual([]);
  await press(page, page.getByRole("button", { name: /^3 yuan/u }));
});
