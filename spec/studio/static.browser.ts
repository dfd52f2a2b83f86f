/** The studio as static files, from a web server that knows nothing of it. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Studio } from "./studio-page.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

let studio: Studio;
let server: Server;
/** How many bytes each file that was asked for has, compressed. */
const loaded = new Map<string, number>();

beforeAll(async () => {
  server = createServer(({ url = "/" }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname.replace(/\/$/u, "/index.html"));
    const bytes = readFileSync(join("dist/studio", path));
    loaded.set(path, gzipSync(bytes).length);
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  studio = await Studio.browsing(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(() => expect(studio.faults.splice(0)).toEqual([]));
afterAll(async () => {
  await studio.stop();
  server.close();
});

test("the page with its compiler and its language server is smaller than 700 KB", async () => {
  const page = await studio.open("write/nanan-2025.pol");
  await page.getByRole("region", { name: "问题" }).getByText("这条关于“可参保”的规则不起作用").waitFor();
  await page.locator(".pol-keyword", { hasText: "notice" }).waitFor();
  const total = [...loaded].reduce((sum, [path, bytes]) => (path.startsWith("/samples/") ? sum : sum + bytes), 0);
  expect(total).toBeLessThan(700 * 1000);
});

test("a sample is edited and saved as a download", async () => {
  const page = await studio.open("write/yankou-2025.pol");
  await page.locator(".cm-content").press("Control+End");
  await page.keyboard.type("# 试改");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载保存" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("yankou-2025.pol");
  expect(readFileSync(await saved.path(), "utf8")).toContain("# 试改");
  await page.getByText("已保存").waitFor();
});

const alone = "通知 alone “单个文件”\n  年度 2026\n  采用 resident-insurance\n\n条款 一 无需计算\n";

test("files are opened where the browser opens no folders; the vocabulary comes with the page", async () => {
  const page = await studio.open();
  await page.getByText("示例通知").first().click();
  await page.getByLabel("选择文件").setInputFiles({ name: "alone.pol", mimeType: "", buffer: Buffer.from(alone) });
  await page.locator(".cm-content").getByText("通知 alone").waitFor();
  await page.getByText("没有规则确定“可参保”").first().waitFor();
});

test("a folder of the machine is opened, written, and not overwritten", async () => {
  const page = await studio.open();
  await folderIn(page, { "own.pol": alone });
  await page.getByText("示例通知").first().click();
  await page.getByRole("button", { name: "打开文件夹…" }).click();
  await page.locator(".cm-content").getByText("通知 alone").waitFor();
  await page.locator(".cm-content").press("Control+End");
  await page.keyboard.type("# 甲");
  await page.keyboard.press("Control+s");
  await page.getByText("已保存").waitFor();
  expect(await page.evaluate<string>("read('own.pol')")).toBe(`${alone}# 甲`);
  await page.keyboard.type("乙");
  await page.evaluate("write('own.pol', 'elsewhere')");
  await page.keyboard.press("Control+s");
  await page.getByText("已被其他窗口或程序改动").waitFor();
  expect(await page.evaluate<string>("read('own.pol')")).toBe("elsewhere");
});

/** The browser's private folder in place of one that a person would pick: a program cannot. */
async function folderIn(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(`
    globalThis.root = navigator.storage.getDirectory();
    globalThis.showDirectoryPicker = () => root;
    globalThis.write = async (name, text) => {
      const stream = await (await (await root).getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    };
    globalThis.read = async (name) => (await (await (await root).getFileHandle(name)).getFile()).text();
    Promise.all(Object.entries(${JSON.stringify(files)}).map(([name, text]) => write(name, text)));
  `);
}
