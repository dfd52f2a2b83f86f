/** The language server bundled for a browser's worker, where there is neither Node.js nor a file. */
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { notice, vocabulary } from "./folder.ts";
import { Port, workerGlobals } from "./port.ts";

test("serves a worker's port", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { serveWorker } from "./language-server/worker.ts"',
      resolveDir: fileURLToPath(new URL("../../", import.meta.url)),
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "pol",
    logLevel: "error",
  });
  const port = new Port();
  const context = createContext({ ...workerGlobals, port, texts: { "file:///library.pol": vocabulary } });
  runInContext("self = globalThis;", context);
  runInContext(outputFiles[0]!.text, context);
  runInContext("pol.serveWorker(port, texts)", context);

  const uri = "file:///fees-2025.pol";
  port.send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  expect(await port.received(({ id }) => id === 1)).toMatchObject({ result: { serverInfo: { name: "pol" } } });
  port.send({ method: "initialized", params: {} });
  const text = notice.replace("is base", "is jzf");
  port.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "pol", version: 1, text } } });
  const published = await port.received(({ method }) => method === "textDocument/publishDiagnostics");
  expect(published).toMatchObject({ params: { uri, diagnostics: [{ code: "unknown-name" }] } });
  port.send({
    id: 2,
    method: "textDocument/completion",
    params: { textDocument: { uri }, position: { line: 13, character: 10 } },
  });
  expect(await port.received(({ id }) => id === 2)).toMatchObject({
    result: { items: [{ label: "base", detail: "基准费 · parameter" }] },
  });
});
