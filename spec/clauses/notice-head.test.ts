/** What a notice's text says of itself, in the forms in which offices write it. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readHead } from "../../compiler/clauses/notice-head.ts";

test("title over two lines, issuer above it, number, date in figures", () => {
  const text = `临江镇人民政府
平急    临政〔2025〕12号
临江镇人民政府
关于做好2026年度绿化
工作的通知

各村：
一、种树
临江镇人民政府
2025年8月20日`;
  expect(readHead(text)).toEqual({
    title: "关于做好2026年度绿化工作的通知",
    issuer: "临江镇人民政府",
    number: "临政〔2025〕12号",
    issued: "2025-08-20",
    year: 2026,
  });
});

test("issuer in the title, Markdown, brackets of another width, date in numerals", () => {
  const text = `# 临江镇文件\n\n临政[2025] 3 号\n\n## 临江镇关于 2026年植树的实施方案（试行）\n\n一、种树\n\n二〇二五年十一月二十八日印发`;
  expect(readHead(text)).toEqual({
    title: "临江镇关于2026年植树的实施方案（试行）",
    issuer: "临江镇",
    number: "临政[2025]3号",
    issued: "2025-11-28",
    year: 2026,
  });
});

test.each(["", "一、种树", "2025年13月45日", "关于", "\n\n：\n"])("nothing is made up of %j", (text) => {
  const { number, issued, year } = readHead(text);
  expect({ number, issued, year }).toEqual({ number: null, issued: null, year: null });
});

const notices = new URL("../../../shared/notices/", import.meta.url);

test.skipIf(!existsSync(notices)).each([
  ["nanan-2025", "南政办明传〔2024〕34号", "2024-10-09", 2025],
  ["shishi-2026", "狮政办规〔2025〕8号", "2025-11-28", 2026],
  ["yankou-2025", "堰政〔2024〕97号", "2024-09-29", 2025],
  ["youxi-2024", "尤政办〔2023〕35号", "2023-09-21", 2024],
] as const)("%s", (name, number, issued, year) => {
  const text = readFileSync(new URL(`${name}.txt`, notices), "utf8");
  expect(readHead(text)).toMatchObject({ number, issued, year });
});
