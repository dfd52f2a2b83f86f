/** Projects of each kind that have installed the package: a page with Vite, plain modules, CommonJS, and one that is bundled. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallSource, smallVocabulary } from "../harness/small-notice.ts";
import { installed, Project } from "./packed.ts";

describe("projects of each kind", () => {
  const project = new Project();
  const pol = (...args: string[]): string => project.run("node", ["node_modules/pol/dist/pol.cjs", ...args]);

  beforeAll(() => {
    project.install(["typescript", "vite", "vitest"]);
    project.write("fees.pol", smallVocabulary);
    project.write("fees-2025.pol", smallSource("").text);
  });
  afterAll(() => project.remove());

  /** What decides a record by the compiler, in memory. */
  const decides = `
  const host = memoryHost({}, fileHost());
  const { notice } = compile("fees-2025.pol", host);
  const { parse, evaluate, format } = evaluator(notice);
  const record = parse({ birthDate: "1980-05-01", paidOn: "2025-07-01" });
  console.log(check("fees-2025.pol", host).length, JSON.stringify(format(evaluate(record.value))));
  `;

  test("plain modules", () => {
    const head = 'import { check, compile, evaluator, memoryHost } from "pol";\nimport { fileHost } from "pol/node";\n';
    project.write("plain.mjs", head + decides);
    expect(project.run("node", ["plain.mjs"])).toBe('0 {"fee":"600.00"}\n');
  });

  test("CommonJS, without a warning", () => {
    const head =
      'const { check, compile, evaluator, memoryHost } = require("pol");\nconst { fileHost } = require("pol/node");\n';
    project.write("common.cjs", head + decides);
    const { stdout, stderr } = spawnSync("node", ["common.cjs"], { cwd: project.path, encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: '0 {"fee":"600.00"}\n', stderr: "" });
  });

  test("a bundle for Node.js of generated code that takes the runtime from the package", async () => {
    pol("build", "fees-2025.pol", "--out", "src", "--runtime", "package");
    expect(readdirSync(join(project.path, "src"))).toEqual(["fees-2025.ts"]);
    project.write(
      "src/main.ts",
      `import { evaluate, formatPersonDecisions, parsePerson } from "./fees-2025.js";
  const record = parsePerson({ birthDate: "1980-05-01", paidOn: "2025-07-01" });
  if (record.ok) console.log(JSON.stringify(formatPersonDecisions(evaluate(record.value))));
  `,
    );
    const outfile = join(project.path, "bundle.mjs");
    await build({
      entryPoints: [join(project.path, "src/main.ts")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
    });
    expect(project.run("node", ["bundle.mjs"])).toBe('{"fee":"600.00"}\n');
  });

  describe.each(["en", "zh"])("the project of pol init in %s", (language) => {
    const folder = `page-${language}`;
    const vite = ["../node_modules/vite/bin/vite.js", "build", "--logLevel", "error"];

    test("is written once, and completes what is there", () => {
      project.write(
        `${folder}/package.json`,
        JSON.stringify({ name: "mine", scripts: { test: 'echo "Error: no test specified" && exit 1', dev: "mine" } }),
      );
      expect(pol("init", folder, "--lang", language).split("\n")).toContain(join(folder, "policies/fees-2025.pol"));
      const { name, scripts, dependencies } = JSON.parse(
        readFileSync(join(project.path, folder, "package.json"), "utf8"),
      ) as { name: string; scripts: Record<string, string>; dependencies: Record<string, string> };
      expect([name, scripts["test"], scripts["dev"], Object.keys(dependencies)]).toEqual([
        "mine",
        "vitest run",
        "mine",
        ["pol"],
      ]);
    });

    test("has no problems, and is laid out", () => {
      const policies = ["fees-2025", "library"].map((name) => `${folder}/policies/${name}.pol`);
      expect(pol("check", ...policies)).toBe("2 files: no problems\n");
      expect(pol("format", "--check", ...policies)).toBe("");
    });

    test("tests the notice's examples", () => {
      const printed = project.run("node", [installed("vitest/vitest.mjs"), "run", "--reporter", "json"], folder);
      expect(JSON.parse(printed)).toMatchObject({ success: true, numPassedTests: 2 });
    });

    test("builds a page of less than 25 KB packed, and its types are right", () => {
      project.run("node", vite, folder);
      const assets = join(project.path, folder, "dist/assets");
      const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
      expect(scripts).toHaveLength(1);
      expect(gzipSync(readFileSync(join(assets, scripts[0]!))).length).toBeLessThan(25_000);
      expect(project.run("node", ["../node_modules/typescript/bin/tsc"], folder)).toBe("");
    });
  });

  test("pol init overwrites nothing", () => {
    const { status, stderr } = spawnSync("node", ["node_modules/pol/dist/pol.cjs", "init", "page-en"], {
      cwd: project.path,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([
      2,
      `error: ${join("page-en", "policies/library.pol")} exists already\n  help  name a new folder, as in \`pol init notices\`\n`,
    ]);
  });

  test("pol init leaves a manifest alone that is none", () => {
    project.write("broken/package.json", "{");
    const { status } = spawnSync("node", ["../node_modules/pol/dist/pol.cjs", "init"], {
      cwd: join(project.path, "broken"),
    });
    expect([status, readdirSync(join(project.path, "broken"))]).toEqual([2, ["package.json"]]);
  });
});
