/** The language server as an editor meets it: the built program, spoken to over standard input and output. */
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run } from "../cli/pol-run.ts";
import { Client } from "./client.ts";
import { Folder, notice, other, vocabulary } from "./folder.ts";

const folder = new Folder();
const [fees, later, library] = [folder.uri("fees-2025"), folder.uri("fees-2026"), folder.uri("library")];
let client: Client;

beforeAll(async () => {
  client = await Client.start();
});
beforeEach(async () => {
  await reopen(fees, notice);
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
  folder.remove();
});

async function reopen(uri: string, text: string): Promise<void> {
  await client.close(uri);
  const heard = client.heard(uri);
  await client.open(uri, text);
  await heard;
}

/** A document with words in place of others, and its problems then. */
async function replace(uri: string, words: string, by: string): Promise<readonly Diagnostic[]> {
  const start = client.text(uri).indexOf(words);
  const heard = client.heard(uri);
  await client.edit(uri, start, start + words.length, by);
  await heard;
  return client.diagnostics(uri);
}

const line = ({ range }: { readonly range: Location["range"] }): string =>
  `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;

/** A problem in a line, its further places indented below it. */
function told(problems: readonly Diagnostic[]): string {
  return problems
    .flatMap((each) => [
      `${line(each)} ${String(each.severity)} ${String(each.code)} ${each.message}`,
      ...(each.relatedInformation ?? []).map(
        ({ location, message }) => `  ${String(folder.shown(location.uri))} ${line(location)} ${message}`,
      ),
    ])
    .join("\n");
}

describe("diagnostics", () => {
  test("are of a document that is whole none", () => {
    expect(client.diagnostics(fees)).toEqual([]);
  });

  test("show a gap with the record that falls into it", async () => {
    expect(told(await replace(fees, "rule fee\n    is base", "rule fee\n    when kinds has worker\n    is base")))
      .toMatchInlineSnapshot(`
      "16:2-18:13 1 rule-gap no rule decides \`fee\` for some records
      add a rule, or \`silent on fee when …\`
        fees-2025.pol 16:2-18:13 for example bornOn: 1985-05-01
        fees-2025.pol 12:2-14:11 clause 一"
    `);
  });

  test("show a conflict with both rules and what they give", async () => {
    expect(told(await replace(fees, " notwithstanding 一", ""))).toMatchInlineSnapshot(`
      "12:2-13:11 1 rule-conflict two rules give \`fee\` different values
      if the second prevails, write \`notwithstanding 一\` on it
        fees-2025.pol 12:2-13:11 for example bornOn: 1965-01-01
        fees-2025.pol 12:2-13:11 clause 一: 20 yuan
        fees-2025.pol 15:2-17:13 clause 一: 0 yuan"
    `);
  });

  test("are mended by another edit", async () => {
    expect(await replace(fees, "base\n\n  rule", "bass\n\n  rule")).not.toEqual([]);
    expect(await replace(fees, "bass", "base")).toEqual([]);
  });

  test("of a vocabulary that is open come as it is typed", async () => {
    await reopen(library, vocabulary);
    const heard = client.heard(fees);
    expect(told(await replace(library, "bornOn", "birthDate"))).toBe("");
    await heard;
    const codes = client.diagnostics(fees).map(({ code }) => code);
    await replace(library, "birthDate", "bornOn");
    await client.close(library);
    expect(codes).toEqual([
      "unknown-name",
      "example-without-fact",
      "unknown-fact",
      "example-without-fact",
      "unknown-fact",
    ]);
  });
});

test("hover tells both names, the declaration, its clause and the uses", async () => {
  const { contents } = await client.request<Hover>("textDocument/hover", client.at(fees, "base\n\n  rule"));
  expect(contents).toMatchInlineSnapshot(`
    {
      "kind": "markdown",
      "value": "**base** 基准费 — parameter, clause 一

    \`\`\`pol
    parameter base "基准费": 20 yuan
    \`\`\`

    used in
    - fees-2025.pol: line 14",
    }
  `);
});

test("hover on a decision shows its table", async () => {
  const { contents } = await client.request<Hover>("textDocument/hover", client.at(fees, "fee\n    is base"));
  expect(contents).toMatchInlineSnapshot(`
    {
      "kind": "markdown",
      "value": "**fee** 费用 — decision, of \`reader\`

    \`\`\`pol
    decision fee "费用": money
    \`\`\`

    used in
    - fees-2025.pol: lines 13, 16, 22, 26
    - fees-2026.pol: lines 7, 10

    | value | who | clauses |
    | --- | --- | --- |
    | 0 yuan | bornOn on or before 1965-01-01 or kinds has student | clause 一 |
    | 20 yuan | bornOn on or after 1965-01-02 and kinds without student | clause 一 |",
    }
  `);
});

test("hover is of a name, not of what stands beside one", async () => {
  expect(await client.request("textDocument/hover", client.at(fees, "# Who"))).toBe(null);
});

test("definition leads into the vocabulary, to a clause and to a file", async () => {
  const definition = async (words: string): Promise<unknown> =>
    folder.shown(await client.request("textDocument/definition", client.at(fees, words)));
  expect(await definition("bornOn, yearStart")).toMatchInlineSnapshot(`
    {
      "range": {
        "end": {
          "character": 13,
          "line": 7,
        },
        "start": {
          "character": 7,
          "line": 7,
        },
      },
      "uri": "library.pol",
    }
  `);
  expect(await definition("student or")).toMatchInlineSnapshot(`
    {
      "range": {
        "end": {
          "character": 9,
          "line": 3,
        },
        "start": {
          "character": 2,
          "line": 3,
        },
      },
      "uri": "library.pol",
    }
  `);
  expect(await definition("一\n    when")).toMatchInlineSnapshot(`
    {
      "range": {
        "end": {
          "character": 8,
          "line": 7,
        },
        "start": {
          "character": 7,
          "line": 7,
        },
      },
      "uri": "fees-2025.pol",
    }
  `);
  expect(await definition("library")).toMatchInlineSnapshot(`
    {
      "range": {
        "end": {
          "character": 0,
          "line": 0,
        },
        "start": {
          "character": 0,
          "line": 0,
        },
      },
      "uri": "library.pol",
    }
  `);
  expect(await definition("yearStart")).toBe(null);
});

test("references are found in the notices beside, in either language", async () => {
  const params = { ...client.at(fees, "kinds has"), context: { includeDeclaration: true } };
  const found = await client.request<Location[]>("textDocument/references", params);
  expect(found.map((each) => `${String(folder.shown(each.uri))} ${line(each)}`)).toMatchInlineSnapshot(`
    [
      "fees-2025.pol 16:9-16:14",
      "fees-2025.pol 20:30-20:35",
      "fees-2025.pol 24:30-24:35",
      "fees-2026.pol 10:6-10:10",
      "library.pol 8:7-8:12",
    ]
  `);
  const highlights = await client.request<Location[]>("textDocument/documentHighlight", params);
  expect(highlights.map(line)).toMatchInlineSnapshot(`
    [
      "16:9-16:14",
      "20:30-20:35",
      "24:30-24:35",
    ]
  `);
});

describe("rename", () => {
  const renamed = async (words: string, newName: string): Promise<unknown> => {
    const { changes = {} } = await client.request<WorkspaceEdit>("textDocument/rename", {
      ...client.at(fees, words),
      newName,
    });
    return Object.entries(changes).map(
      ([uri, edits]) =>
        `${String(folder.shown(uri))} ${edits.map((each) => `${line(each)} ${each.newText}`).join(", ")}`,
    );
  };

  test("of an identifier changes it and leaves the label", async () => {
    expect(await renamed("kinds has", "categories")).toMatchInlineSnapshot(`
      [
        "fees-2025.pol 16:9-16:14 categories, 20:30-20:35 categories, 24:30-24:35 categories",
        "library.pol 8:7-8:12 categories",
      ]
    `);
  });

  test("of a label changes it in the declaration and where it is written", async () => {
    await reopen(later, other);
    const { changes = {} } = await client.request<WorkspaceEdit>("textDocument/rename", {
      ...client.at(later, "类别列表"),
      newName: "人群",
    });
    expect(Object.entries(changes).map(([uri, edits]) => [folder.shown(uri), ...edits.map(line)]))
      .toMatchInlineSnapshot(`
      [
        [
          "fees-2026.pol",
          "10:6-10:10",
        ],
        [
          "library.pol",
          "8:15-8:19",
        ],
      ]
    `);
    await client.close(later);
  });

  test("to what must be quoted quotes it", async () => {
    expect(await renamed("base\n\n  rule", "rule")).toMatchInlineSnapshot(`
      [
        "fees-2025.pol 8:12-8:16 「rule」, 13:7-13:11 「rule」",
      ]
    `);
  });

  test.each([
    ["a name that is taken", "base\n\n  rule", "fee"],
    ["what is no name", "base\n\n  rule", "a」b"],
    ["what is declared nowhere", "yearStart", "first"],
  ])("to %s is refused", async (_, words, newName) => {
    await expect(renamed(words, newName)).rejects.toThrow();
  });

  test("offers the name that stands there", async () => {
    expect(await client.request("textDocument/prepareRename", client.at(fees, "older(60"))).toMatchObject({
      placeholder: "older",
    });
    expect(await client.request("textDocument/prepareRename", client.at(fees, "yearStart"))).toBe(null);
  });
});

test("the outline goes by clauses", async () => {
  const outline = (symbols: readonly DocumentSymbol[], indent = ""): string[] =>
    symbols.flatMap((each) => [`${indent}${each.name}`, ...outline(each.children ?? [], `${indent}  `)]);
  const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", {
    textDocument: { uri: fees },
  });
  expect(outline(symbols).join("\n")).toMatchInlineSnapshot(`
    "一 收费
      parameter base
      define older
      rule fee
      rule fee
      example 学生
      example 职工"
  `);
  const declared = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", {
    textDocument: { uri: library },
  });
  expect(outline(declared).join("\n")).toMatchInlineSnapshot(`
    "Kind
      student
      worker
    reader
      bornOn
      kinds
      fee"
  `);
});

test("clauses, items and comments fold", async () => {
  const ranges = await client.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri: fees } });
  expect(ranges.map(({ startLine, endLine, kind }) => [startLine, endLine, kind ?? ""].join(" ")))
    .toMatchInlineSnapshot(`
    [
      "7 25 ",
      "12 13 ",
      "15 17 ",
      "19 21 ",
      "23 25 ",
      "5 6 comment",
    ]
  `);
});

describe("completion", () => {
  const offered = async (uri: string, words: string): Promise<string> => {
    const { items } = await client.request<CompletionList>("textDocument/completion", client.at(uri, words, "behind"));
    const sorted = [...items].sort((one, other) => (one.sortText! < other.sortText! ? -1 : 1));
    return sorted.map(({ label, detail }) => (detail ? `${label} (${detail})` : label)).join(", ");
  };

  test("finds names by identifier, by label and by the initials of the label's pinyin", async () => {
    await replace(fees, "is base", "is bas");
    expect(await offered(fees, "is bas")).toMatchInlineSnapshot(`"base (基准费 · parameter)"`);
    await replace(fees, "is bas", "is 基准");
    expect(await offered(fees, "is 基准")).toMatchInlineSnapshot(`"base (基准费 · parameter)"`);
    await replace(fees, "is 基准", "is jzf");
    expect(await offered(fees, "is jzf")).toMatchInlineSnapshot(`"base (基准费 · parameter)"`);
  });

  test("writes the names of the file's surface", async () => {
    await reopen(later, other);
    await replace(later, "当 类别列表", "当 lblb");
    expect(await offered(later, "当 lblb")).toMatchInlineSnapshot(`"类别列表 (kinds · fact · 读者)"`);
    await client.close(later);
  });

  test("offers the options of what is asked first", async () => {
    await replace(fees, "has student", "has ");
    expect((await offered(fees, "kinds has ")).split(", ").slice(0, 3)).toMatchInlineSnapshot(`
      [
        "student (学生 · option · Kind)",
        "worker (职工 · option · Kind)",
        "base (基准费 · parameter)",
      ]
    `);
    expect((await offered(fees, "kinds: {")).split(", ").slice(0, 3)).toMatchInlineSnapshot(`
      [
        "student (学生 · option · Kind)",
        "worker (职工 · option · Kind)",
        "base (基准费 · parameter)",
      ]
    `);
  });

  test("replaces the word that has been begun", async () => {
    await replace(fees, "is base", "is bas");
    const { items } = await client.request<CompletionList>(
      "textDocument/completion",
      client.at(fees, "is bas", "behind"),
    );
    const edit = items[0]!.textEdit as TextEdit;
    expect([client.textAt(fees, edit.range), edit.newText]).toEqual(["bas", "base"]);
  });
});

describe("quick fixes", () => {
  const fixes = async (problems: readonly Diagnostic[]): Promise<string> => {
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: fees },
      range: problems[0]!.range,
      context: { diagnostics: problems },
    });
    return actions
      .map(
        ({ title, edit }) =>
          `${title}: ${edit!.changes![fees]!.map((each) => `${line(each)} ${JSON.stringify(each.newText)}`).join()}`,
      )
      .join("\n");
  };

  test("put the name that was meant", async () => {
    expect(await fixes(await replace(fees, "is base", "is bsae"))).toMatchInlineSnapshot(
      `"replace \`bsae\` by \`base\`: 13:7-13:11 "base""`,
    );
  });

  test("take out a sign that nobody sees", async () => {
    expect(await fixes(await replace(fees, "收费办法", "收\u200b费办法"))).toMatchInlineSnapshot(
      `"remove \`\\u200b\`: 0:19-0:20 """`,
    );
  });

  test("make an example of the record that a gap leaves out", async () => {
    const problems = await replace(fees, "rule fee\n    is base", "rule fee\n    when kinds has worker\n    is base");
    expect(await fixes(problems)).toMatchInlineSnapshot(
      `"add this record as an example: 26:23-26:23 "\\n\\n  example \\"to be decided\\"\\n    given bornOn: 1985-05-01""`,
    );
  });
});

test("names are coloured by what they mean", async () => {
  const { tokenTypes } = client.capabilities.semanticTokensProvider!.legend;
  const { data } = await client.request<SemanticTokens>("textDocument/semanticTokens/full", {
    textDocument: { uri: fees },
  });
  const lines = notice.split("\n");
  let [row, column] = [0, 0];
  const shown: string[] = [];
  for (let index = 0; index < data.length; index += 5) {
    column = data[index]! > 0 ? data[index + 1]! : column + data[index + 1]!;
    row += data[index]!;
    shown.push(`${tokenTypes[data[index + 3]!]} ${lines[row]!.slice(column, column + data[index + 2]!)}`);
  }
  expect(shown.slice(16, 44).join(", ")).toMatchInlineSnapshot(
    `"string "基准费", number 20, keyword yuan, keyword define, function older, string "年满", keyword fullYears, property bornOn, parameter yearStart, parameter limit, keyword rule, variable fee, keyword is, variable base, keyword rule, variable fee, keyword notwithstanding, number 一, keyword when, property kinds, keyword has, enumMember student, keyword or, function older, number 60, keyword is, number 0, keyword yuan"`,
  );
});

test("the other name stands behind each", async () => {
  const range = { start: { line: 13, character: 0 }, end: { line: 17, character: 0 } };
  const hints = await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri: fees }, range });
  expect(hints.map(({ position, label }) => `${position.line}:${position.character} ${String(label)}`))
    .toMatchInlineSnapshot(`
    [
      "13:11 基准费",
      "15:10 费用",
      "16:14 类别列表",
      "16:26 学生",
      "16:35 年满",
    ]
  `);
});

test("examples show whether they pass, clauses how much examples reach", async () => {
  const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: fees } });
  const resolved = await Promise.all(lenses.map((each) => client.request<CodeLens>("codeLens/resolve", each)));
  expect(resolved.map((each) => `${each.range.start.line} ${each.command!.title}`)).toMatchInlineSnapshot(`
    [
      "7 examples reach 5 of 6 points",
      "19 ✓ passes",
      "23 ✗ fails: fee is 20 yuan, not 30 yuan",
    ]
  `);
});

test("a call shows the parameters of its definition", async () => {
  await replace(fees, "older(60)", "older(");
  expect(await client.request("textDocument/signatureHelp", client.at(fees, "or older(", "behind")))
    .toMatchInlineSnapshot(`
    {
      "activeParameter": 0,
      "activeSignature": 0,
      "signatures": [
        {
          "documentation": "年满",
          "label": "older(limit)",
          "parameters": [
            {
              "label": "limit",
            },
          ],
        },
      ],
    }
  `);
  expect(await client.request("textDocument/signatureHelp", client.at(fees, "uses"))).toBe(null);
});

test("the functions of the language tell their parameters, too", async () => {
  const signatureAt = async (words: string): Promise<unknown> => {
    const help = await client.request<SignatureHelp>("textDocument/signatureHelp", client.at(fees, words, "behind"));
    return [help.signatures[0]!.label, help.signatures[0]!.documentation, help.activeParameter];
  };
  await replace(fees, "or older(", "or fullYears(yearStart, ");
  expect(await signatureAt("or fullYears(")).toEqual(["fullYears(from, to)", "full years from one date to another", 0]);
  expect(await signatureAt("fullYears(yearStart,")).toEqual([
    "fullYears(from, to)",
    "full years from one date to another",
    1,
  ]);
  await replace(fees, "or fullYears(yearStart, ", "or 最大(1，2，");
  expect(await signatureAt("最大(1，2，")).toEqual(["greatest(value1, value2, value3)", "the greatest of values", 2]);
});

test("a new line puts the one above in order, and stands as deep as what comes there", async () => {
  const typed = async (line: string): Promise<string> => {
    const old = client.text(fees);
    await client.edit(fees, old.length, old.length, `${line}\n`);
    const document = TextDocument.create(fees, "pol", 0, client.text(fees));
    const edits = await client.request<TextEdit[]>("textDocument/onTypeFormatting", {
      textDocument: { uri: fees },
      position: document.positionAt(document.getText().length),
      ch: "\n",
      options: { tabSize: 2, insertSpaces: true },
    });
    const text = TextDocument.applyEdits(document, edits);
    await client.edit(fees, 0, document.getText().length, text);
    return text.slice(old.length);
  };
  expect(await typed('\nclause 九   "其他"')).toBe('\nclause 九 "其他"\n  ');
  expect(await typed('parameter   surcharge   "附加": 3 yuan')).toBe('parameter surcharge "附加": 3 yuan\n  ');
  expect(await typed("rule fee notwithstanding 一")).toBe("rule fee notwithstanding 一\n    ");
  expect(await typed("when kinds has worker and")).toBe("when kinds has worker and\n    ");
  expect(await typed("")).toBe("\n  ");
});

test("a document is laid out as one edit, and one with errors is left alone", async () => {
  const format = async (): Promise<TextEdit[]> =>
    client.request("textDocument/formatting", {
      textDocument: { uri: fees },
      options: { tabSize: 2, insertSpaces: true },
    });
  expect(await format()).toEqual([]);
  await replace(fees, "  year   2025", " year 2025");
  expect((await format()).map(({ newText }) => newText)).toEqual([notice]);
  await replace(fees, "uses ", "uses uses ");
  expect(await format()).toEqual([]);
});

describe("commands", () => {
  const execute = async (command: string, ...args: unknown[]): Promise<unknown> =>
    client.request("workspace/executeCommand", { command, arguments: args });

  test("translate a document there and back", async () => {
    expect(await execute("pol.translate", fees)).toBe(true);
    const [edit] = client.applied.at(-1)!.changes![fees]!;
    expect(edit!.newText).toContain("规则 费用 不受 一 限制");
    await reopen(fees, edit!.newText);
    expect(await execute("pol.translate", fees)).toBe(true);
    expect(client.applied.at(-1)!.changes![fees]![0]!.newText).toBe(notice);
  });

  test("say why a document cannot be translated", async () => {
    await replace(fees, "is base", "is bsae");
    expect(await execute("pol.translate", fees)).toBe(false);
    expect(client.shown.at(-1)).toBe("there is no name `bsae`");
  });

  test("name the decisions and show one as a table", async () => {
    expect(await execute("pol.decisions", fees)).toEqual([{ name: "fee", label: "费用" }]);
    expect(await execute("pol.decisionTable", fees, "费用")).toMatchInlineSnapshot(`
      "# fee 费用

      | value | who | clauses |
      | --- | --- | --- |
      | 0 yuan | bornOn on or before 1965-01-01 or kinds has student | clause 一 |
      | 20 yuan | bornOn on or after 1965-01-02 and kinds without student | clause 一 |
      "
    `);
    expect(await execute("pol.decisionTable", fees, "nothing")).toBe(null);
  });

  test("tell why an example comes out as it does", async () => {
    expect(await execute("pol.reasons", fees, 0)).toMatchInlineSnapshot(`
      "学生

      fees-2025  收费办法

      fee: 0 yuan — clause 一 when kinds has student or older(60)
      ├─ fact kinds: {student}
      ├─ overridden: clause 一, by clause 一 when kinds has student or older(60)
      └─ would be 20 yuan with kinds: {}
      "
    `);
    expect(await execute("pol.reasons", fees, 99)).toBe(null);
  });

  test("need a document, and to be known", async () => {
    await expect(execute("pol.translate")).rejects.toThrow();
    await expect(execute("toString", fees)).rejects.toThrow();
  });
});

test("a document that is not there has no answers", async () => {
  const at = { textDocument: { uri: folder.uri("none") }, position: { line: 0, character: 0 } };
  expect(await client.request("textDocument/hover", at)).toBe(null);
  expect(await client.request("textDocument/completion", at)).toBe(null);
});

test("it speaks the language of the editor", async () => {
  const chinese = await Client.start("zh-CN");
  const heard = chinese.heard();
  await chinese.open(fees, notice.replace("is base", "is bsae"));
  await heard;
  expect(chinese.diagnostics(fees).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "没有名为“bsae”的名称
    是否想写“base”？",
    ]
  `);
  expect(await chinese.stop()).toBe(0);
});

test("without --stdio it says what is missing", async () => {
  expect(await run(["language-server"])).toMatchInlineSnapshot(`
    {
      "code": 2,
      "stderr": "error: --stdio is missing: the server speaks on standard input and output
      help  editors start it as \`pol language-server --stdio\`
    ",
      "stdout": "",
    }
  `);
});
