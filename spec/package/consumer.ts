import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallSource, smallVocabulary } from "../harness/small-notice.ts";
import { installed, manifest, Project } from "./packed.ts";

describe("strict projects", () => {
  const project = new Project();

  const options = {
    target: "ES2022",
    rootDir: ".",
    outDir: "out",
    declaration: true,
    skipLibCheck: false,
    strict: true,
    exactOptionalPropertyTypes: true,
    isolatedModules: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noPropertyAccessFromIndexSignature: true,
    noUncheckedIndexedAccess: true,
    noUncheckedSideEffectImports: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
  };

  const everyExport = `
  import { check, memoryHost } from "pol";
  import { compileNotice } from "pol/compile-notice";
  import { arbitraryPerson, runSuite } from "pol/harness";
  import { parsers } from "pol/prettier-plugin";
  import type { serveWorker } from "pol/language-server-worker";
  import { fileHost } from "pol/node";
  import { formatDay, parseDay } from "pol/runtime";
  import { pol, type PolPlugin } from "pol/vite";
  import type { defineTests } from "pol/vite-tests";
  import { evaluatePerson, type PersonDecisions } from "./generated/fees-2025.js";
  import { formatMoney } from "./generated/runtime/index.js";

  export type Define = typeof defineTests;
  export type Serve = typeof serveWorker;
  export const problems = check("fees-2025.pol", memoryHost({}, fileHost())).length;
  export const plugin: PolPlugin = pol({ types: true });
  export const { program } = compileNotice("fees-2025.pol");
  export const people = arbitraryPerson(program);
  export const suite = runSuite(program);
  export const parser = parsers.pol;
  export const day: string = formatDay(parseDay("2025-07-01")!);
  export const decisions: PersonDecisions = evaluatePerson({ birthDate: parseDay("1980-05-01")!, paidOn: null, kinds: 0 });
  export const fee: string = formatMoney(decisions.fee);
  `;

  /** What the plugin does for a notice when it is imported. */
  const writeTypes = `
  import { readFileSync } from "node:fs";
  import { resolve } from "node:path";
  import { pol } from "pol/vite";
  const plugin = pol();
  plugin.configResolved({ root: process.cwd() });
  await plugin.transform.call({}, readFileSync("fees-2025.pol", "utf8"), resolve("fees-2025.pol"));
  `;

  beforeAll(() => {
    project.install(["@types/node"]);
    project.write("package.json", JSON.stringify({ name: "consumer", type: "module" }));
    project.write("fees.pol", smallVocabulary);
    project.write("fees-2025.pol", smallSource("").text);
    project.write("src/every-export.ts", everyExport);
    project.write("src/notice.ts", 'export { evaluate } from "../fees-2025.pol";\n');
    project.write("write-types.js", writeTypes);
    project.run("node", ["node_modules/pol/dist/pol.cjs", "build", "fees-2025.pol", "--out", "src/generated"]);
    project.run("node", ["write-types.js"]);
  });
  afterAll(() => project.remove());

  /** What the TypeScript compiler says of a program. */
  function compiled(more: object, files: readonly string[]): string {
    project.write("tsconfig.json", JSON.stringify({ compilerOptions: { ...options, ...more }, files }));
    return spawnSync("node", [installed("typescript/bin/tsc"), "-p", "."], { cwd: project.path, encoding: "utf8" })
      .stdout;
  }

  test("a strict project for browsers compiles", () => {
    const browser = { module: "esnext", moduleResolution: "bundler", lib: ["ES2022", "DOM"], types: [] };
    expect(compiled(browser, ["src/every-export.ts", "src/notice.ts"])).toBe("");
  });

  test("a strict project for Node compiles and runs", () => {
    const node = { module: "nodenext", moduleResolution: "nodenext", lib: ["ES2022"], types: ["node"] };
    expect(compiled(node, ["src/every-export.ts"])).toBe("");
    const code = 'const { day, fee } = await import("./out/src/every-export.js"); console.log(day, fee);';
    expect(project.run("node", ["--input-type=module", "--eval", code])).toBe("2025-07-01 400.00\n");
  });

  test("each export is used", () => {
    for (const path of Object.keys(manifest.exports)) expect(everyExport).toContain(`"pol${path.slice(1)}"`);
  });
});
