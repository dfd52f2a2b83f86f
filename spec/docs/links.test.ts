/** The pages lead where they say, and name diagnostics that exist. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codes } from "../../grammar/diagnostics/catalogue.ts";

const root = new URL("../../", import.meta.url);
const below = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".md"))
    .map((name) => folder + name);
const pages = [...below("./"), ...below("docs/"), ...below("docs/guide/"), ...below("docs/zh/"), ...below("docs/zh/guide/"), ...below("docs/decisions/"), ...readmes()];

function readmes(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .map(({ name }) => `${name}/README.md`)
    .filter((path) => existsSync(new URL(path, root)));
}

const link = /\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/gu;
const code = /`([^`\n]*)`/gu;

describe.each(pages)("%s", (page) => {
  const url = new URL(page, root);
  const text = readFileSync(url, "utf8");

  test("leads to files and headings that exist", () => {
    const dead = [...text.matchAll(link)].filter(([, path = "", heading]) => {
      const target = path === "" ? url : new URL(path, url);
      return (
        !existsSync(target) || (heading !== undefined && !headings(readFileSync(target, "utf8")).includes(heading))
      );
    });
    expect(dead.map(([whole]) => whole)).toEqual([]);
  });
});

/** The anchors of a page, made of its headings as its readers make them. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("docs/language.md names diagnostics that exist", () => {
  const text = readFileSync(new URL("docs/language.md", root), "utf8");
  // A code stands in brackets behind what it demands, or in the table of what is checked for all records.
  const named = [...text.matchAll(/\((?:`[a-z-]+`(?:, )?)+\)|^\| `[a-z]+-.*? \|/gmu)].flatMap(([part]) =>
    [...part.matchAll(code)].map(([, name = ""]) => name),
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !codes.some((each) => each === name))).toEqual([]);
});
