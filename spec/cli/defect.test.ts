import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { pol } from "../../cli/pol.ts";
import { county } from "./pol-run.ts";

/** A stream on which every write goes wrong in a way that nobody foresaw. */
class Broken extends Writable {
  readonly reason: string;

  constructor(reason: string) {
    super();
    this.reason = reason;
  }

  override write(): boolean {
    throw new Error(this.reason);
  }
}

async function endedWith(reason: string, language: string): Promise<string> {
  let text = "";
  const stderr = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const args = ["readings", `${county}/county-2025.pol`, "--lang", language];
  expect(await pol(args, { stdin: Readable.from([]), stdout: new Broken(reason), stderr, env: {} })).toBe(3);
  return text;
}

test.each([
  [
    "en",
    "error: pol 0.1.0 has a defect: the stream is gone\n" +
      "  help  report it to those who maintain pol, with this command and its files; POL_TRACE=1 shows where it happened\n",
  ],
  [
    "zh",
    "错误：pol 0.1.0 自身有缺陷：the stream is gone\n" +
      "  建议  请将本命令及所用文件告知 pol 的维护者；设置 POL_TRACE=1 可显示出错位置\n",
  ],
])("a defect ends with code 3 and says how to report it (%s)", async (language, expected) => {
  expect(await endedWith("the stream is gone", language)).toBe(expected);
});

test("a defect is one line, whatever the error carries", async () => {
  const lines = (await endedWith(`\u001b[31m${"x".repeat(50_000)}\n    at somewhere`, "en")).split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe(`error: pol 0.1.0 has a defect: \\u001b[31m${"x".repeat(195)}…`);
});
