import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { county, run } from "./pol-run.ts";

const policy = `${county}/county-2025.pol`;
const folder = mkdtempSync(join(tmpdir(), "pol-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("build", () => {
  test("writes a typed evaluator with the runtime beside it", async () => {
    const out = join(folder, "ts");
    const { code, stdout } = await run(["build", policy, "--out", out]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(out, "county-2025.ts")}\n` });
    expect(readdirSync(out).sort()).toEqual(["county-2025.ts", "runtime"]);
    expect(existsSync(join(out, "runtime", "index.ts"))).toBe(true);
    expect(readFileSync(join(out, "county-2025.ts"), "utf8")).toContain("lateFee");
  });

  test("writes JSON Schema", async () => {
    const out = join(folder, "schema");
    expect((await run(["build", policy, "--out", out, "--target", "schema"])).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "county-2025.person.decisions.schema.json",
      "county-2025.person.input.schema.json",
    ]);
  });

  test("writes nothing where one of the files has errors", async () => {
    const out = join(folder, "nothing");
    expect((await run(["build", policy, `${county}/wrong.pol`, "--out", out])).code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  test("says where it cannot write, and what it cannot generate", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const blocked = await run(["build", policy, "--out", file]);
    const target = await run(["build", policy, "--out", folder, "--target", "cobol"]);
    expect([blocked.code, target.code]).toEqual([2, 2]);
    expect(target.stderr).toMatchInlineSnapshot(`
      "error: --target has no value \`cobol\`
        help  it takes ts, schema, html
      "
    `);
  });
});
