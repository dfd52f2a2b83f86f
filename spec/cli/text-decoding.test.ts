import { describe, expect, test } from "vitest";
import { TextDecoding, type DecodingOptions } from "../../roster/text-decoding.ts";

const text = "编号,姓名\n一,甲🙂\n";
const utf16le = Buffer.from(`\uFEFF${text}`, "utf16le");
const utf16be = Buffer.from(utf16le).swap16();

/** What comes of bytes that arrive some at a time. */
function decoded(bytes: Buffer, size: number, options: DecodingOptions = {}): string | TextDecoding["problem"] {
  const decoding = new TextDecoding(options);
  let all = "";
  for (let at = 0; at < bytes.length && decoding.problem === null; at += size)
    all += decoding.push(bytes.subarray(at, at + size));
  if (decoding.problem === null) all += decoding.end();
  return decoding.problem ?? all;
}

describe.each([1, 2, 3, 1000])("text that arrives %i bytes at a time", (size) => {
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16LE", utf16le],
    ["UTF-16BE", utf16be],
    ["UTF-16LE without a mark", utf16le.subarray(2)],
    ["UTF-16BE without a mark", utf16be.subarray(2)],
  ])("is read as %s", (_, bytes) => {
    expect(decoded(bytes, size)).toBe(text);
    expect(decoded(bytes, size, { orGbk: true })).toBe(text);
  });

  test("in UTF-16 without a mark is told from others, however long, and whatever signs it has", () => {
    for (const line of ["id,birthDate\n", "第一条 缴费标准为400元。\n", "上,下\r\n"]) {
      const bytes = Buffer.from(line.repeat(200), "utf16le");
      expect(decoded(bytes, size * 100, { orGbk: true })).toBe(line.repeat(200));
      expect(decoded(bytes.swap16(), size * 100, { orGbk: true })).toBe(line.repeat(200));
    }
  });

  test("with a zero byte in it is not taken for UTF-16", () => {
    const [utf8, gbk] = [Buffer.from("编号,姓名\na\0,甲\n"), Buffer.from("b1e0bac52cb3f60a00b6fe0a", "hex")];
    expect(decoded(utf8, size, { orGbk: true })).toBe("编号,姓名\na\0,甲\n");
    expect(decoded(Buffer.from("id,a\0b\n"), size, { orGbk: true })).toBe("id,a\0b\n");
    expect(decoded(gbk, size, { orGbk: true })).toBe("编号,出\n\0二\n");
  });

  test("loses the marks of files that were joined, and no sign inside a line", () => {
    const joined = Buffer.from(`\uFEFF${text}\uFEFF${text}a\uFEFFb\n`);
    expect(decoded(joined, size)).toBe(`${text}${text}a\uFEFFb\n`);
  });

  test("is GBK only where that is allowed", () => {
    const gbk = Buffer.from("b1e0bac52cb3f60ab6fe0a", "hex");
    expect(decoded(gbk, size, { orGbk: true })).toBe("编号,出\n二\n");
    expect(decoded(gbk, size)).toEqual({ problem: "wrong-encoding", line: 1, mixed: false });
  });
});

test("UTF-16 that is cut short inside a character is refused with its line", () => {
  for (const whole of [utf16le, utf16be]) {
    const decoding = new TextDecoding();
    decoding.push(whole.subarray(0, whole.length - 1));
    decoding.end();
    expect(decoding.problem).toMatchObject({ problem: "wrong-encoding" });
  }
});
