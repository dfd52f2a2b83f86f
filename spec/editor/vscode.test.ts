/** The extension for VS Code as it is packed: its parts are there, and its servers serve. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, runInContext, Script } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPromise } from "yauzl";
import packageJson from "../../package.json" with { type: "json" };
import { Client } from "../language-server/client.ts";
import { notice, vocabulary } from "../language-server/folder.ts";
import { type Message, Port, workerGlobals } from "../language-server/port.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "pol-vsix-")));
const files = new Map<string, string>();

beforeAll(async () => {
  pack("once");
  for (const [path, content] of await unpacked(join(folder, "once/pol.vsix"))) {
    files.set(path, content);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Packs the extension into a folder within the test's own. */
function pack(name: string): void {
  execFileSync("node", ["build-vscode.mjs", join(folder, name)], { cwd: root });
}

async function unpacked(path: string): Promise<readonly (readonly [string, string])[]> {
  const archive = await openPromise(path);
  const found: [string, string][] = [];
  for await (const entry of archive.eachEntry())
    found.push([entry.fileName, await text(await archive.openReadStreamPromise(entry))]);
  return found;
}

test("every file that the manifest names is in it, and every text in both languages", () => {
  const source = files.get("extension/package.json")!;
  const manifest = JSON.parse(source) as {
    readonly version: string;
    readonly main: string;
    readonly browser: string;
    readonly contributes: {
      readonly languages: readonly { readonly configuration: string }[];
      readonly grammars: readonly { readonly path: string }[];
      readonly walkthroughs: readonly {
        readonly steps: readonly { readonly media: { readonly markdown: string } }[];
      }[];
    };
  };
  expect(manifest.version).toBe(packageJson.version);
  const { languages, grammars, walkthroughs } = manifest.contributes;
  const media = walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown));
  const named = [
    manifest.main,
    manifest.browser,
    ...languages.map(({ configuration }) => configuration),
    ...grammars.map(({ path }) => path),
    ...media,
    ...media.map((path) => path.replace(/\.md$/u, ".nls.zh-cn.md")),
  ];
  expect(named.filter((path) => !files.has(join("extension", path)))).toEqual([]);
  const keys = [...source.matchAll(/"%(\w+)%"/gu)].map(([, key]) => key!);
  expect(keys.length).toBeGreaterThan(8);
  for (const words of ["package.nls.json", "package.nls.zh-cn.json"]) {
    const known = JSON.parse(files.get(`extension/${words}`)!) as object;
    expect(keys.filter((key) => !(key in known))).toEqual([]);
  }
});

test("the grammar is the one that is generated", () => {
  const grammar = readFileSync(join(root, "editors/textmate/pol.tmLanguage.json"), "utf8");
  expect(files.get("extension/pol.tmLanguage.json")).toBe(grammar);
});

test("the same parts are packed to the same bytes", () => {
  pack("again");
  const [once, again] = ["once", "again"].map((name) => readFileSync(join(folder, name, "pol.vsix")));
  expect(again!.equals(once!)).toBe(true);
});

test.each(["extension.cjs", "web-extension.js"])("%s is loaded by an editor", (bundle) => {
  // Whatever is asked of the editor is a class that can be extended.
  const editor: object = new Proxy({}, { get: () => class {} });
  const require = createRequire(import.meta.url);
  const module = { exports: {} as Readonly<Record<string, unknown>> };
  const source = `(function (require, module, exports, __filename) {${files.get(`extension/dist/${bundle}`)!}\n})`;
  const own = (name: string): unknown => (name === "vscode" ? editor : require(name));
  (new Script(source).runInThisContext() as (...given: unknown[]) => void)(
    own,
    module,
    module.exports,
    join(folder, bundle),
  );
  expect([typeof module.exports["activate"], typeof module.exports["deactivate"]]).toEqual(["function", "function"]);
});

test("the server that it carries knows the vocabularies that it carries", async () => {
  const client = await Client.start("en", [join(folder, "extension/dist/server.cjs"), "--stdio"]);
  const uri = pathToFileURL(join(folder, "nanan-2025.pol")).href;
  const heard = client.heard(uri);
  await client.open(uri, files.get("extension/policies/nanan-2025.pol")!);
  await heard;
  expect(client.diagnostics(uri).map(({ code }) => code)).toEqual(["applies-in-other-reading"]);
  expect(await client.stop()).toBe(0);
});

test("the worker serves with the texts that it is sent first", async () => {
  const port = new Port();
  const scope = {
    ...workerGlobals,
    postMessage: (message: Message) => port.postMessage(message),
    addEventListener: () => undefined,
    onmessage: null as Port["onmessage"],
  };
  runInContext(files.get("extension/dist/worker.js")!, createContext(scope));
  // The worker listens by another function once it serves.
  port.onmessage = (event) => scope.onmessage!(event);
  port.onmessage({ data: { texts: { "file:///library.pol": vocabulary } } });
  const uri = "file:///fees-2025.pol";
  port.send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  expect(await port.received(({ id }) => id === 1)).toMatchObject({ result: { serverInfo: { name: "pol" } } });
  port.send({ method: "initialized", params: {} });
  port.send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "pol", version: 1, text: notice } },
  });
  const published = await port.received(({ method }) => method === "textDocument/publishDiagnostics");
  expect(published).toMatchObject({ params: { uri, diagnostics: [] } });
});
