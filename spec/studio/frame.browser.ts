/** The studio around its pages. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findings } from "./accessibility.ts";
import { Studio } from "./studio-page.ts";

let studio: Studio;
beforeAll(async () => {
  studio = await Studio.start();
});
afterEach(() => expect(studio.faults.splice(0)).toEqual([]));
afterAll(() => studio.stop());

test("a folder opens on its first notice, in Chinese, with its problems", async () => {
  const page = await studio.open();
  await page.getByText("这条关于“可参保”的规则不起作用").waitFor();
  await page.getByText("notice nanan-2025").waitFor();
  expect(await page.getByLabel("文件", { exact: true }).inputValue()).toBe("nanan-2025.pol");
  expect(await findings(page)).toEqual([]);
});

test("the other language is one press away", async () => {
  const page = await studio.open();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("this rule on `eligible` decides nothing").waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
});
