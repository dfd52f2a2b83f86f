/** What `npm pack` packs: all that is exported and nothing that only this folder needs. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildTypes, manifest, repository } from "./packed.ts";

describe("what npm pack packs", () => {
  let paths: readonly string[] = [];

  beforeAll(() => {
    buildTypes();
    const listed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: repository,
      encoding: "utf8",
    });
    const [packed] = JSON.parse(listed) as [{ readonly files: readonly { readonly path: string }[] }];
    paths = packed.files.map(({ path }) => path);
  });

  test("the program, every export and its types are packed", () => {
    const wanted = [
      ...Object.values(manifest.bin),
      ...Object.values(manifest.exports).flatMap(({ types, default: code }) => [types, code]),
    ].map((path) => path.replace(/^\.\//u, ""));
    expect(wanted.filter((path) => !paths.includes(path))).toEqual([]);
  });

  test("nothing else is: no sources but the runtime's, no maps, no tests, no measurements", () => {
    const kinds = [
      /^(?:README\.md|package\.json)$/u,
      /^dist\/[\w-]+\.c?js$/u,
      /^dist\/program\.cache$/u,
      /^dist\/studio\/(?:[\w-]+\.(?:js|css|html|svg)|samples\/[\w-]+\.(?:pol|json))$/u,
      /^dist\/types\/(?!spec\/|bench\/|fuzz\/|demo\/)[\w/-]+\.d\.ts$/u,
      /^runtime\/[\w/-]+\.(?:ts|md)$/u,
      /^policies\/(?:[\w-]+\.pol|README\.md)$/u,
      /^docs\/(?:[\w-]+\/)*[\w-]+\.(?:md|java|py)$/u,
    ];
    expect(paths.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    expect(paths.filter((path) => /^dist\/(?:bench|demo|fuzz)\.js$/u.test(path))).toEqual([]);
  });

  const importPattern = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*"((?:\.{1,2}\/|@?[a-z])[^"\s]*)"/gu;

  /** What a file imports. */
  function importsOf(path: string): readonly string[] {
    return [...readFileSync(join(repository, path), "utf8").matchAll(importPattern)].map(([, name]) => name!);
  }

  const packageOf = (name: string): string =>
    name
      .split("/")
      .slice(0, name.startsWith("@") ? 2 : 1)
      .join("/");

  const mayImport = new Set([
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.peerDependencies),
    ...builtinModules,
  ]);

  test("what the code imports is installed with it", () => {
    const code = paths.filter((path) => /^dist\/[\w-]+\.c?js$/u.test(path));
    const missing = code.flatMap((path) =>
      importsOf(path)
        // A notice is imported by code that is written, not run.
        .filter((name) => !name.endsWith(".pol"))
        .filter((name) => (name.startsWith(".") ? !paths.includes(join(dirname(path), name)) : !isInstalled(name)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(missing).toEqual([]);
  });

  /** The package's own name stands in texts that it writes. */
  function isInstalled(name: string): boolean {
    return name.startsWith("node:") || packageOf(name) === "pol" || mayImport.has(packageOf(name));
  }

  test("what the types import is packed, or installed with them", () => {
    const seen = new Set<string>();
    const missing: string[] = [];
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const name of importsOf(path)) {
        if (!name.startsWith(".")) {
          if (!isInstalled(name)) missing.push(`${path} imports ${name}`);
          continue;
        }
        const next = join(dirname(path), name.replace(/\.ts$/u, ".d.ts"));
        if (paths.includes(next) && existsSync(resolve(repository, next))) visit(next);
        else missing.push(`${path} imports ${name}`);
      }
    };
    for (const { types } of Object.values(manifest.exports)) visit(types.replace(/^\.\//u, ""));
    expect(missing).toEqual([]);
    expect(seen.size).toBeGreaterThan(50);
  });
});
