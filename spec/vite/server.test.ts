import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, createServer, type InlineConfig, type Rollup, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pol } from "../../vite/plugin.ts";
import { smallSource, smallVocabulary } from "../harness/small-notice.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "pol-")));
const root = join(folder, "project");
const outside = join(folder, "outside");
const secret = "OutsideLabel";

/** A notice whose title tells where it was read, and its vocabulary. */
function writeNotice(into: string, title: string): void {
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, "fees.pol"), smallVocabulary);
  writeFileSync(join(into, "fees-2025.pol"), smallSource("").text.replace("收费办法", title));
}

function configuration(server: InlineConfig["server"] = {}): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [pol()],
    optimizeDeps: { noDiscovery: true },
    server: { host: "127.0.0.1", port: 0, hmr: false, watch: null, ws: false, ...server },
  };
}

async function started(config: InlineConfig): Promise<ViteDevServer> {
  return (await createServer(config)).listen();
}

async function answer(server: ViteDevServer, url: string): Promise<{ readonly status: number; readonly text: string }> {
  const { port } = server.httpServer!.address() as { readonly port: number };
  const response = await fetch(`http://127.0.0.1:${port}${url}`);
  return { status: response.status, text: await response.text() };
}

beforeAll(() => {
  writeNotice(root, "InsideLabel");
  writeNotice(outside, secret);
  writeNotice(join(root, "denied"), secret);
  symlinkSync(join(outside, "fees-2025.pol"), join(root, "link.pol"));
  symlinkSync(outside, join(root, "linked"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const queries = [
  "",
  "?import",
  "?import&x",
  "?x",
  "?t=1&import",
  "?raw",
  "?import&raw",
  "?raw&x",
  "?url",
  "?import&url",
  "?inline",
  "?worker",
  "?worker_file&type=module",
  "?v=1#x",
  "?%72aw",
];

describe("a development server", () => {
  let server: ViteDevServer;
  let without: ViteDevServer;
  beforeAll(async () => {
    const config = configuration({ fs: { allow: [root], deny: ["**/denied/**"] } });
    server = await started(config);
    without = await started({ ...config, plugins: [] });
  });
  afterAll(() => Promise.all([server.close(), without.close()]));

  test("serves a notice of the project as a module, with its types beside it", async () => {
    const { status, text } = await answer(server, "/fees-2025.pol?import");
    expect(status).toBe(200);
    expect(text).toContain("evaluatePerson as evaluate");
    expect(existsSync(join(root, "fees-2025.pol.d.ts"))).toBe(true);
  });

  const places = {
    "outside the project": `/@fs${outside}/fees-2025.pol`,
    "outside the project, as an id": `/@id${outside}/fees-2025.pol`,
    "outside the project, by way of it": `/@fs${root}/..%2Foutside/fees-2025.pol`,
    "behind a link to a file": "/link.pol",
    "behind a link to a folder": "/linked/fees-2025.pol",
    "that is denied": "/denied/fees-2025.pol",
  };
  // A file behind a link Vite hands out as it stands, unless it is imported.
  test.each(Object.entries(places))("shows no more of a notice %s than Vite alone", async (_, path) => {
    for (const query of queries) {
      const { text } = await answer(server, path + query);
      const alone = await answer(without, path + query);
      expect(text, query).not.toContain("evaluatePerson");
      expect(text.includes(secret), query).toBe(alone.text.includes(secret));
    }
    expect(existsSync(join(outside, "fees-2025.pol.d.ts"))).toBe(false);
  });

  test("answers what is asked raw or for its address itself", async () => {
    const notice = readFileSync(join(root, "fees-2025.pol"), "utf8");
    for (const query of ["?raw", "?import&raw", "?raw&import"]) {
      const { text } = await answer(server, `/fees-2025.pol${query}`);
      expect(text, query).toContain(query === "?raw" ? notice : JSON.stringify(notice));
    }
    expect((await answer(server, "/fees-2025.pol?import&url")).text).toContain('export default "/fees-2025.pol"');
  });
});

describe("types are written only in the project", () => {
  test.each([
    ["of a folder that is allowed", `/@fs${outside}/fees-2025.pol?import`, {}],
    ["behind a link that is kept", "/linked/fees-2025.pol?import", { resolve: { preserveSymlinks: true } }],
  ])("and not %s", async (_, url, more) => {
    const server = await started({ ...configuration({ fs: { allow: [root, outside] } }), ...more });
    const { status } = await answer(server, url);
    await server.close();
    expect(status).toBe(200);
    expect(existsSync(join(outside, "fees-2025.pol.d.ts"))).toBe(false);
  });
});

test("a build holds the evaluator", async () => {
  writeFileSync(
    join(root, "main.js"),
    'export { evaluate } from "./fees-2025.pol";\nexport { default as text } from "./fees-2025.pol?raw";\n',
  );
  const lib = { entry: join(root, "main.js"), formats: ["es" as const], fileName: "main" };
  const built = await build({ ...configuration(), build: { write: false, minify: false, lib } });
  const [{ output }] = built as Rollup.RollupOutput[] as [Rollup.RollupOutput];
  expect(output[0].code).toContain("function evaluatePerson");
  expect(output[0].code).toContain("notice fees-2025");
});
