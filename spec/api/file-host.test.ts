/** The texts of files, for the library in Node.js. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { check, compile } from "../../api/index.ts";
import { fileHost } from "../../cli/file-host.ts";
import { noticeOf, vocabulary } from "./county.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-host-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

test("a notice is read with the vocabulary beside it, and anew once a file has changed", () => {
  const host = fileHost();
  writeFileSync(path("fees-2025.pol"), noticeOf(2025, 18, 20));
  const codes = (): readonly string[] => check(path("fees-2025.pol"), host).map(({ code }) => code);
  expect(codes()).toEqual(["unknown-vocabulary"]);
  writeFileSync(path("library.pol"), vocabulary);
  expect(codes()).toEqual([]);
});

test("a vocabulary that comes with the package is found from anywhere", () => {
  const text = 'notice empty "空"\n  year 2025\n  uses resident-insurance\n';
  writeFileSync(path("empty.pol"), text);
  const codes = compile(path("empty.pol"), fileHost()).diagnostics.map(({ code }) => code);
  expect(codes).not.toContain("unknown-vocabulary");
  expect(codes).toContain("decision-without-rule");
});

test("a file that is there and cannot be read is an error that says why", () => {
  mkdirSync(path("folder.pol"));
  writeFileSync(path("bytes.pol"), Buffer.from([0xff, 0xfe, 0x00]));
  expect(() => fileHost().text(path("folder.pol"))).toThrow(/folder/u);
  expect(() => fileHost().text(path("bytes.pol"))).toThrow(/bytes\.pol/u);
  expect(fileHost().text(path("none.pol"))).toBe(null);
});
