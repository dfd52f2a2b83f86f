/**
 * Whatever is typed, deleted, pasted and undone, with requests in between: the server answers all of them, its
 * positions lie in the document, and whenever typing rests it tells the problems that `pol check` tells.
 *
 * `RANDOM_EDITS=10000` makes so many edits instead of a few.
 */
import fc from "fast-check";
import type { Diagnostic, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileURLToPath } from "node:url";
import { check, diagnosticWords, memoryHost } from "../../api/index.ts";
import { Client } from "./client.ts";
import { Folder, notice, vocabulary } from "./folder.ts";

const edits = Number(process.env["RANDOM_EDITS"] ?? 300);
const editsInARun = 25;

const folder = new Folder();
const uris = { notice: folder.uri("fees-2025"), vocabulary: folder.uri("library") };
const paths = { notice: fileURLToPath(uris.notice), vocabulary: fileURLToPath(uris.vocabulary) };
type Name = keyof typeof uris;
let client: Client;

beforeAll(async () => {
  client = await Client.start();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
  folder.remove();
});

const typed = fc.constantFrom(
  "x",
  "r",
  " ",
  "\n",
  '"',
  "“",
  "费",
  "类别列表",
  "😀",
  "\u{20BB7}",
  "(",
  "{",
  "1",
  "#",
  "\r\n",
  "，",
  "「",
);
const pasted = fc.constantFrom(
  "\n  rule fee notwithstanding 一\n    when kinds has worker\n    is 5 yuan\n",
  "\n  规则 费用\n    当 类别列表 包含 学生\n    为 3元\n",
  "条款 二 “其他”\n",
  notice.slice(40, 300),
);
const step = fc.record({
  name: fc.constantFrom<Name>("notice", "notice", "notice", "vocabulary"),
  kind: fc.constantFrom("type", "type", "type", "delete", "paste", "undo", "ask", "line", "rename"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  typed,
  pasted,
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Requests for a place, by their methods. */
const requests = [
  "textDocument/hover",
  "textDocument/definition",
  "textDocument/documentHighlight",
  "textDocument/prepareRename",
  "textDocument/completion",
  "textDocument/signatureHelp",
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/semanticTokens/full",
  "textDocument/codeLens",
  "textDocument/formatting",
];

async function take(
  { name, kind, at, length, typed: letters, pasted: text }: Step,
  before: Map<Name, string[]>,
): Promise<void> {
  const uri = uris[name];
  const old = client.text(uri);
  const start = Math.floor(at * old.length);
  const undone = before.get(name)!;
  if (kind !== "undo" && kind !== "ask" && kind !== "rename") undone.push(old);
  switch (kind) {
    case "type":
      return client.edit(uri, start, start, letters);
    case "delete":
      return client.edit(uri, start, Math.min(old.length, start + length), "");
    case "paste":
      return client.edit(uri, start, Math.min(old.length, start + length), text);
    case "undo":
      return client.edit(uri, 0, old.length, undone.pop() ?? old);
    case "ask":
      return ask(uri, start);
    case "line":
      return newLine(uri, start);
    case "rename":
      return rename(uri, start, before);
  }
}

/** A new line at a place, with what the server makes of it. */
async function newLine(uri: string, offset: number): Promise<void> {
  await client.edit(uri, offset, offset, "\n");
  const document = TextDocument.create(uri, "pol", 0, client.text(uri));
  const edits = await client.request<TextEdit[]>("textDocument/onTypeFormatting", {
    textDocument: { uri },
    position: document.positionAt(offset + 1),
    ch: "\n",
    options: {},
  });
  const text = TextDocument.applyEdits(document, edits ?? []);
  expect(text.replaceAll(/\s/gu, "")).toBe(document.getText().replaceAll(/\s/gu, ""));
  await client.edit(uri, 0, document.getText().length, text);
}

/** A new name for the first thing behind a place that can have one, in both documents. */
async function rename(uri: string, offset: number, before: Map<Name, string[]>): Promise<void> {
  const document = TextDocument.create(uri, "pol", 0, client.text(uri));
  const words = [...document.getText().matchAll(/[\p{L}\p{N}]+/gu)].filter(({ index }) => index >= offset).slice(0, 12);
  const places = words.map(({ index }) => ({ textDocument: { uri }, position: document.positionAt(index) }));
  const isName = await Promise.all(places.map((at) => client.request("textDocument/prepareRename", at)));
  const at = places[isName.findIndex((found) => found !== null)];
  if (at === undefined) return;
  const answer = client.request<WorkspaceEdit>("textDocument/rename", { ...at, newName: `another${offset}` });
  // A name that a table or an amendment needs may not be changed: that is said, and nothing happens.
  const changes = (await answer.catch(() => null))?.changes ?? {};
  for (const [name, each] of Object.entries(uris) as [Name, string][]) {
    const old = TextDocument.create(each, "pol", 0, client.text(each));
    if (changes[each] === undefined) continue;
    before.get(name)!.push(old.getText());
    await client.edit(each, 0, old.getText().length, TextDocument.applyEdits(old, changes[each]));
  }
}

/** Everything that may be asked at a place; what is answered of positions lies in the document. */
async function ask(uri: string, offset: number): Promise<void> {
  const document = TextDocument.create(uri, "pol", 0, client.text(uri));
  const position = document.positionAt(offset);
  const range = { start: position, end: document.positionAt(offset + 40) };
  const params = { textDocument: { uri }, position, range, context: { diagnostics: [] }, options: {} };
  const answers = [...requests, "textDocument/inlayHint", "textDocument/codeAction"].map((method) =>
    client.request(method, params),
  );
  answers.push(client.request("textDocument/references", { ...params, context: { includeDeclaration: true } }));
  for (const range of (await Promise.all(answers)).flatMap((answer) => rangesIn(answer, uri))) {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    expect([document.positionAt(start), document.positionAt(end)]).toEqual([range.start, range.end]);
    expect(start).toBeLessThanOrEqual(end);
  }
}

/** The ranges in an answer, but those in other documents. */
function rangesIn(answer: unknown, uri: string): readonly Diagnostic["range"][] {
  if (typeof answer !== "object" || answer === null) return [];
  if ("uri" in answer && answer.uri !== uri) return [];
  const own = "start" in answer && "end" in answer ? [answer as Diagnostic["range"]] : [];
  return [...own, ...Object.values(answer).flatMap((each) => rangesIn(each, uri))];
}

/** What a new check of the same texts tells of a file, in the protocol's terms. */
function expected(name: Name): readonly string[] {
  const host = memoryHost({
    [paths.notice]: client.text(uris.notice),
    [paths.vocabulary]: client.text(uris.vocabulary),
  });
  const document = TextDocument.create("", "pol", 0, client.text(uris[name]));
  const problems = [...check(paths.notice, host), ...check(paths.vocabulary, host)].filter(
    ({ file }) => file === paths[name],
  );
  const told = problems.map((each) => {
    const { message, help } = diagnosticWords(each, "en");
    const range = { start: document.positionAt(each.start), end: document.positionAt(each.end) };
    return JSON.stringify([range, each.code, help === null ? message : `${message}\n${help}`]);
  });
  return [...new Set(told)].sort();
}

test("the server survives any edits, and tells what a new check tells", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: editsInARun, maxLength: editsInARun }), async (steps) => {
      await client.open(uris.notice, notice);
      await client.open(uris.vocabulary, vocabulary);
      const before = new Map<Name, string[]>([
        ["notice", []],
        ["vocabulary", []],
      ]);
      // Most things can be renamed while there are no errors.
      for (const [name, { at }] of [["notice", steps[0]!] as const, ["vocabulary", steps[1]!] as const])
        await rename(uris[name], Math.floor(at * client.text(uris[name]).length), before);
      for (const [index, each] of steps.entries()) {
        await take(each, before);
        if (index % 4 !== 3) continue;
        // Each is touched, so that what is told of it next is told after all that was done.
        for (const uri of Object.values(uris)) await client.edit(uri, 0, 0, "");
        for (const name of ["notice", "vocabulary"] as const) {
          const told = await client.rest(uris[name]);
          expect(told.map(({ range, code, message }) => JSON.stringify([range, code, message])).sort()).toEqual(
            expected(name),
          );
        }
      }
      await client.close(uris.notice);
      await client.close(uris.vocabulary);
    }),
    { seed: 15, numRuns: Math.ceil(edits / editsInARun), endOnFailure: edits > 300 },
  );
}, 1_200_000);
