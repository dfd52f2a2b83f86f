import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { pol } from "../../cli/pol.ts";
import { county } from "./pol-run.ts";

/** A stream on which every write goes wrong in a way that nobody foresaw. */
class Broken extends Writable {
  override write(): boolean {
    throw new Error("the stream is gone");
  }
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
  let text = "";
  const stderr = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const args = ["readings", `${county}/county-2025.pol`, "--lang", language];
  expect(await pol(args, { stdin: Readable.from([]), stdout: new Broken(), stderr, env: {} })).toBe(3);
  expect(text).toBe(expected);
});
