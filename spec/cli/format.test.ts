import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { county, run } from "./pol-run.ts";

const root = mkdtempSync(join(tmpdir(), "pol-format-"));
afterAll(() => rmSync(root, { recursive: true }));

let folder = "";
let count = 0;
beforeEach(() => {
  folder = join(root, String(count++));
  mkdirSync(folder);
  copyFileSync(`${county}/tiny.pol`, join(folder, "tiny.pol"));
});

/** Writes a file beside the vocabulary and gives its path. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const read = (path: string): string => readFileSync(path, "utf8");
const messy = 'notice n "题"\n  year 2025\n  uses tiny\n\n\nclause 一\n parameter   standard "标准" :300元 # 元\n';
const tidy = 'notice n "题"\n  year 2025\n  uses tiny\n\nclause 一\n  parameter standard "标准": 300 yuan  # 元\n';

describe("format", () => {
  test("lays out in place, keeps the mode, and says nothing", async () => {
    const path = file("n.pol", messy);
    chmodSync(path, 0o664);
    expect(await run(["format", path])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(read(path)).toBe(tidy);
    expect(statSync(path).mode & 0o777).toBe(0o664);
    expect(readdirSync(folder).sort()).toEqual(["n.pol", "tiny.pol"]);
  });

  test("leaves a file alone that is laid out", async () => {
    const path = file("n.pol", tidy);
    const before = statSync(path).ino;
    expect((await run(["format", path])).code).toBe(0);
    expect(statSync(path).ino).toBe(before);
  });

  test("writes through a link", async () => {
    const path = file("n.pol", messy);
    symlinkSync(path, join(folder, "link.pol"));
    expect((await run(["format", join(folder, "link.pol")])).code).toBe(0);
    expect(read(path)).toBe(tidy);
  });

  test("with --check lists what is not laid out and changes nothing", async () => {
    const [bad, good] = [file("bad.pol", messy), file("good.pol", tidy)];
    expect(await run(["format", "--check", bad, good])).toEqual({ code: 1, stdout: `${bad}\n`, stderr: "" });
    expect(await run(["format", "--check", good])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(read(bad)).toBe(messy);
    expect(await run(["format", "--check", "-"], { stdin: messy })).toEqual({ code: 1, stdout: "-\n", stderr: "" });
  });

  test("keeps the line ends of a file, and --check takes either", async () => {
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    const [bad, good] = [file("bad.pol", crlf(messy)), file("good.pol", crlf(tidy))];
    expect(await run(["format", "--check", bad, good])).toEqual({ code: 1, stdout: `${bad}\n`, stderr: "" });
    expect((await run(["format", bad, good])).code).toBe(0);
    expect([read(bad), read(good)]).toEqual([crlf(tidy), crlf(tidy)]);
    for (const name of ["resident-insurance", "nanan-2025"]) file(`${name}.pol`, crlf(read(`policies/${name}.pol`)));
    expect(await run(["format", "--check", join(folder, "nanan-2025.pol")])).toMatchObject({ code: 0, stdout: "" });
    expect((await run(["format", "--to", "zh", join(folder, "nanan-2025.pol")])).code).toBe(0);
    expect(read(join(folder, "nanan-2025.pol"))).not.toMatch(/[^\r]\n/);
  });

  test("turns standard input into standard output", async () => {
    expect(await run(["format", "-"], { stdin: messy })).toEqual({ code: 0, stdout: tidy, stderr: "" });
  });

  test("puts names of the other language right where the file compiles", async () => {
    const mixed = read(`${county}/county-2025.pol`).replace("is standard + surcharge", "is 标准 + 加收");
    const [right, wrong] = [file("right.pol", mixed), file("wrong.pol", `${mixed}  rule fee\n    is nothing\n`)];
    expect((await run(["format", right, wrong])).code).toBe(0);
    expect(read(right)).toContain("    is standard + surcharge\n");
    expect(read(wrong)).toContain("    is 标准 + 加收\n");
  });

  test("shows every syntax error, goes on with the other files, and changes no broken one", async () => {
    const [broken, other] = [file("broken.pol", "notice n\nclause x\n"), file("other.pol", messy)];
    const { code, stdout, stderr } = await run(["format", broken, other]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("error[syntax-error]: `x` does not fit here");
    expect(read(broken)).toBe("notice n\nclause x\n");
    expect(read(other)).toBe(tidy);
  });

  test("says which files cannot be read", async () => {
    const { code, stderr } = await run(["format", join(folder, "none.pol")]);
    expect([code, stderr]).toEqual([2, `error: ${join(folder, "none.pol")}: there is no such file\n`]);
    const wrong = join(folder, "wrong.pol");
    writeFileSync(wrong, Buffer.from([0x6e, 0xff]));
    expect((await run(["format", wrong])).stderr).toContain("the text is not UTF-8");
  });
});

describe("format --to", () => {
  const notice = (): string => {
    const path = join(folder, "county-2025.pol");
    copyFileSync(`${county}/county-2025.pol`, path);
    return path;
  };

  test("turns a notice and its vocabulary into Chinese and back to the same bytes", async () => {
    const paths = [notice(), join(folder, "tiny.pol")];
    await run(["format", ...paths]);
    const english = paths.map(read);
    expect(await run(["format", "--to", "zh", ...paths])).toEqual({ code: 0, stdout: "", stderr: "" });
    const chinese = paths.map(read);
    expect(chinese[0]).toContain(
      "  规则 应缴金额 称为 lateFee 不受 二 限制\n    当 缴费期 为 补缴期 且 并非 不加收对象\n    为 标准 + 加收\n",
    );
    expect(chinese[0]).toContain("自 收到 之日起 5个工作日内\n");
    expect((await run(["check", ...paths])).code).toBe(0);
    expect((await run(["format", "--to", "en", ...paths])).code).toBe(0);
    expect(paths.map(read)).toEqual(english);
  });

  test("needs a file that compiles", async () => {
    const path = file("n.pol", `${tidy}  rule fee\n    is nothing\n`);
    const { code, stderr } = await run(["format", "--to", "zh", path]);
    expect(code).toBe(1);
    expect(stderr).toContain("error[unknown-name]: there is no name `nothing`");
    expect(read(path)).toContain("rule fee");
  });

  test("says where a label is missing", async () => {
    const path = file("n.pol", read(notice()).replace('parameter surcharge "加收"', "parameter surcharge"));
    const { code, stderr } = await run(["format", "--to", "zh", path]);
    expect(code).toBe(1);
    expect(stderr).toContain("error[name-without-label]: `surcharge` has no Chinese label");
  });

  test("takes a draft whose values are still to be confirmed", async () => {
    const path = file("n.pol", read(notice()).replace("parameter standard", "unconfirmed parameter standard"));
    expect((await run(["format", "--to", "zh", path])).code).toBe(0);
    expect(read(path)).toContain("  待确认 参数 标准 “standard”： 300元\n");
  });

  test("takes en and zh only", async () => {
    expect(await run(["format", "--to", "fr", notice()])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("it takes en, zh"),
    });
  });
});

describe("a printer that loses something", () => {
  test("is a defect, and the file stays as it was", async () => {
    vi.doMock("../../grammar/print/files.ts", () => ({ printTree: () => "notice other\n" }));
    const path = file("n.pol", messy);
    const { code, stderr } = await run(["format", path]);
    vi.doUnmock("../../grammar/print/files.ts");
    expect([code, stderr.split("\n")[0]]).toEqual([
      3,
      `error: pol 0.1.0 has a defect: formatting would change what ${path} says`,
    ]);
    expect(read(path)).toBe(messy);
  });
});
