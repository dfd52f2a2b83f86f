/** Prettier itself, with the bundled plugin that `npm test` builds first. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "pol-prettier-"));
afterAll(() => rmSync(folder, { recursive: true }));

const prettier = (...args: readonly string[]) =>
  spawnSync("node_modules/.bin/prettier", ["--plugin", "./dist/prettier-plugin.js", ...args], { encoding: "utf8" });

test("Prettier lays out a .pol file with the bundled plugin", () => {
  const path = join(folder, "n.pol");
  writeFileSync(path, "notice   n\nclause 一\n parameter x :1元 # 元\n");
  expect(prettier("--check", path).status).toBe(1);
  expect(prettier("--write", path).status).toBe(0);
  expect(readFileSync(path, "utf8")).toBe("notice n\n\nclause 一\n  parameter x: 1 yuan  # 元\n");
  expect(prettier("--check", path).status).toBe(0);
});

test("Prettier says where a .pol file cannot be read", () => {
  const path = join(folder, "broken.pol");
  writeFileSync(path, "notice n\nclause x\n");
  const { status, stderr } = prettier("--check", path);
  expect(status).toBe(2);
  expect(stderr).toContain("`x` does not fit here (2:8)");
});
