/** Files stay files: saved without overwriting others, kept through crashes, opened from whatever an office has. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { inGbk } from "../support/gbk.ts";
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

const text = "通知 loans “借书”\n  年度 2026\n  采用 library\n\n条款 一\n  未规定 费用、可借册数\n";
const editor = (page: Page): Locator => page.locator(".cm-content");

async function opened(name: string): Promise<Page> {
  studio.write(name, text);
  const page = await studio.open(`write/${name}`);
  await editor(page).getByText("未规定 费用").waitFor();
  return page;
}

/** Writes a remark at the end. */
async function remark(page: Page, words: string): Promise<void> {
  await editor(page).press("Control+End");
  await page.keyboard.type(`# ${words}`);
}

test("Ctrl+S and the button save, and it is said whether a file is saved", async () => {
  const page = await opened("saved.pol");
  const state = page.getByRole("status").first();
  await remark(page, "甲");
  await state.getByText("未保存").waitFor();
  await page.keyboard.press("Control+s");
  await state.getByText("已保存").waitFor();
  expect(studio.read("saved.pol")).toBe(`${text}# 甲`);
  await remark(page, "乙");
  await page.getByRole("button", { name: "保存" }).click();
  await state.getByText("已保存").waitFor();
  expect(studio.read("saved.pol")).toBe(`${text}# 甲# 乙`);
});

test("line ends of Windows stay as they are", async () => {
  studio.write("windows.pol", text.replaceAll("\n", "\r\n"));
  const page = await studio.open("write/windows.pol");
  await editor(page).getByText("未规定 费用").waitFor();
  await remark(page, "甲");
  await page.keyboard.press("Control+s");
  await page.getByText("已保存").waitFor();
  expect(studio.read("windows.pol")).toBe(`${text.replaceAll("\n", "\r\n")}# 甲`);
});

test("two tabs do not overwrite one another: a person compares and chooses", async () => {
  const [mine, theirs] = [await opened("both.pol"), await studio.open("write/both.pol")];
  await editor(theirs).getByText("未规定 费用").waitFor();
  await remark(theirs, "对方");
  await remark(mine, "我方");
  await theirs.keyboard.press("Control+s");
  await theirs.getByText("已保存").waitFor();
  await mine.keyboard.press("Control+s");
  await mine.getByText("已被其他窗口或程序改动").waitFor();
  expect(studio.read("both.pol")).toBe(`${text}# 对方`);
  await mine.getByRole("button", { name: "对照两份" }).click();
  expect(await mine.locator(".two-texts td").allInnerTexts()).toEqual(["# 我方", "# 对方"]);
  expect(await findings(mine)).toEqual([]);
  await mine.getByRole("button", { name: "留下我的" }).click();
  await mine.getByText("已保存").waitFor();
  expect(studio.read("both.pol")).toBe(`${text}# 我方`);
  await editor(theirs).getByText("# 我方").waitFor();
  studio.faults.splice(0);
});

test("what another program writes is taken in where nobody edits, and can be taken where somebody does", async () => {
  const page = await opened("outside.pol");
  studio.write("outside.pol", `${text}# 外`);
  await editor(page).getByText("# 外").waitFor();
  await remark(page, "内");
  studio.write("outside.pol", `${text}# 又改`);
  await page.getByRole("button", { name: "改用对方的" }).click();
  await editor(page).getByText("# 又改").waitFor();
  await page.getByText("已保存").waitFor();
});

test("a file that goes is kept on the screen, and can be saved again", async () => {
  const page = await opened("gone.pol");
  rmSync(join(studio.folder, "gone.pol"));
  await page.getByText("已在文件夹中被删除或移走").waitFor();
  await page.getByRole("button", { name: "重新存入文件夹" }).click();
  await page.getByText("已保存").waitFor();
  expect(studio.read("gone.pol")).toBe(text);
  // Browsers note an answer that there is no such file as an error.
  studio.faults.splice(0);
});

test("what was not saved is there again after a crash, and can be dropped", async () => {
  const page = await opened("crash.pol");
  await remark(page, "没有保存");
  await page.waitForTimeout(800);
  const again = await page.context().newPage();
  await page.close();
  await again.goto(`${studio.address}/#/write/crash.pol`);
  await editor(again).getByText("# 没有保存").waitFor();
  await again.getByText("已恢复上次没有保存的内容").waitFor();
  await again.getByRole("button", { name: "放弃，改用已保存的" }).click();
  await again.getByText("已保存").waitFor();
  expect(await editor(again).innerText()).not.toContain("没有保存");
  await again.waitForTimeout(800);
  await again.reload();
  await editor(again).getByText("未规定 费用").waitFor();
  expect(await again.getByText("已恢复").count()).toBe(0);
});

test("a folder that cannot be reached loses nothing", async () => {
  const page = await opened("offline.pol");
  await remark(page, "离线");
  await page.context().setOffline(true);
  await page.keyboard.press("Control+s");
  await page.getByText("现在无法读写文件夹").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.getByText("已保存").waitFor();
  expect(studio.read("offline.pol")).toBe(`${text}# 离线`);
  studio.faults.splice(0);
});

test("what the folder refuses is said in its words", async () => {
  mkdirSync(join(studio.folder, "deep"));
  const page = await opened("deep/file.pol");
  await remark(page, "甲");
  rmSync(join(studio.folder, "deep"), { recursive: true });
  await page.getByRole("button", { name: "重新存入文件夹" }).click();
  await page.getByText("没有存上").first().waitFor();
  expect(await editor(page).innerText()).toContain("# 甲");
  studio.faults.splice(0);
});

const issued = "关于植树的通知\n一、目的\n二、做法";

test.each([
  ["UTF-8.txt", Buffer.from(issued)],
  ["UTF-16.txt", Buffer.from(issued, "utf16le")],
  ["GBK.txt", inGbk(issued)],
  ["Word.docx", document()],
])("the text of a notice is read of %s", async (name, bytes) => {
  const file = `${name.replace(/\W/gu, "")}.pol`;
  const kept = file.replace(".pol", ".txt");
  const page = await opened(file);
  await page.getByLabel("打开原文文件").setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
  await page.locator('[data-clause="二"]').getByText("二、做法").waitFor();
  // The page shows the text before the folder has it.
  await expect.poll(() => studio.has(kept) && studio.read(kept).trim()).toBe(issued);
});

test("a file of which no text can be read is refused in words", async () => {
  const page = await opened("unreadable.pol");
  const buffer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, 0xff, 0xff]);
  for (const name of ["old.doc.txt", "broken.docx"]) {
    await page.getByLabel("打开原文文件").setInputFiles({ name, mimeType: "", buffer });
    await page.getByText(`“${name}”读不出文字`).waitFor();
  }
});

/** A document whose clauses Word numbers itself. */
function document(): Uint8Array {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const numbered = (words: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const level =
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>';
  return zipSync({
    "word/document.xml": strToU8(
      `<w:document ${w}><w:body><w:p><w:r><w:t>关于植树</w:t></w:r><w:r><w:t>的通知</w:t></w:r></w:p>${numbered("目的")}${numbered("做法")}</w:body></w:document>`,
    ),
    "word/numbering.xml": strToU8(
      `<w:numbering ${w}><w:abstractNum w:abstractNumId="3">${level}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
    ),
  });
}

test("no text of a notice and no name of a file runs or loads anything", async () => {
  const payloads = [
    "<img src=x onerror=alert(1)>",
    "<script>globalThis.injected = 1;</script>",
    "[a](javascript:alert(1))",
  ];
  const name = "<img src=x onerror=alert(1)>.pol";
  const hostile = `通知 hostile “${payloads.join(" ")}”\n  年度 2026\n  采用 library\n\n条款 一 “${payloads[0]}”\n  参数 标准 “x”：1元\n  口径 读法 “${payloads[1]}”\n    选项 甲 “${payloads[2]}” 默认\n    选项 乙 “b”\n`;
  writeFileSync(join(studio.folder, name), hostile);
  studio.write(name.replace(".pol", ".txt"), `${payloads.join("\n")}\n一、${payloads.join("")}`);
  const page = await studio.open(`write/${encodeURIComponent(name)}`);
  await page.locator('[data-clause="一"]').getByText("onerror").waitFor();
  await page.locator(".pol-enum", { hasText: "读法" }).hover();
  await page.locator(".cm-lsp-hover-tooltip").getByText("injected").first().waitFor();
  expect(await page.evaluate<unknown>("[typeof globalThis.injected, document.images.length]")).toEqual([
    "undefined",
    0,
  ]);
});
