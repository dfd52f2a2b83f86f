/** The notices and their vocabulary in Chinese: the same programs, and the way back to the same bytes. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import type { AstNode, SourceTree } from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import { hasErrors } from "../../grammar/diagnostics/diagnostic.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { parse } from "../../grammar/parse.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { randomPeople } from "../oracle/people.ts";
import { decider, noticeNames } from "../policies/notices.ts";

const vocabularyName = "resident-insurance";
const policies = new URL("../../policies/", import.meta.url);
const written = (name: string): string => readFileSync(new URL(`${name}.pol`, policies), "utf8");

type Vocabulary = (name: string) => string;

function compileText(name: string, text: string, vocabulary: Vocabulary): Compiled {
  const file = (each: string, content: string): SourceFile => new SourceFile(`${each}.pol`, content);
  return compile(file(name, text), {
    vocabulary: (used) => ({ file: file(used, vocabulary(used)), path: `${used}.pol` }),
  });
}

async function translated(name: string, text: string, to: Surface): Promise<string> {
  const { diagnostics, references } = compileText(name, text, written);
  const result = await format(text, { to, names: references });
  if (!result.ok || hasErrors(diagnostics)) throw new Error(`${name} cannot be translated`);
  return result.text;
}

const chineseTexts = new Map<string, Promise<string>>();

/** A file of policies/ in Chinese, translated once. */
function inChinese(name: string): Promise<string> {
  const found = chineseTexts.get(name) ?? translated(name, written(name), "zh");
  chineseTexts.set(name, found);
  return found;
}

/** What a compiled program says, wherever it is written. */
function meaning(program: Program | null): string {
  return JSON.stringify(program, (key, value: unknown) => (key === "origin" || key === "span" ? undefined : value));
}

function programOf(name: string, text: string, vocabulary: Vocabulary): Program {
  const { program, diagnostics } = compileText(name, text, vocabulary);
  if (program === null)
    throw new Error(diagnostics.map(({ code, place }) => `${code} at ${place.span.start}`).join(", "));
  return program;
}

function treeOf(text: string): SourceTree {
  return parse(new SourceFile("", text)).tree!;
}

const commentsOf = (text: string): readonly string[] => treeOf(text).comments.map(({ text: each }) => each);

/** Titles, actions and messages: texts in quotes that are no names. */
function quotedTexts(text: string): readonly string[] {
  const labels = new Set<AstNode>();
  const texts: string[] = [];
  const visit = (node: AstNode): void => {
    if ("label" in node && node.label !== null && node.kind !== "VocabularyFile") labels.add(node.label);
    if (node.kind === "Text" && !labels.has(node)) texts.push(node.value);
    childrenOf(node).forEach(visit);
  };
  visit(treeOf(text));
  return texts;
}

describe.each([...noticeNames, vocabularyName])("%s", (name) => {
  test("comes back from Chinese as the same bytes", async () => {
    const english = await translated(name, written(name), "en");
    expect(await translated(name, english, "zh")).toBe(await inChinese(name));
    expect(await translated(name, await inChinese(name), "en")).toBe(english);
    expect(await translated(name, await inChinese(name), "zh")).toBe(await inChinese(name));
  });

  test("keeps its comments and its quoted texts in Chinese", async () => {
    const chinese = await inChinese(name);
    expect(commentsOf(chinese)).toEqual(commentsOf(written(name)));
    expect(quotedTexts(chinese)).toEqual(quotedTexts(written(name)));
  });

  test("has no English word left but the names of files and what is in quotes", async () => {
    const chinese = await inChinese(name);
    const bare = chinese.replace(/#.*$|“(?:[^“”\n]|“[^“”\n]*”)*”|"[^"\n]*"|「[^」\n]+」/gmu, "");
    const words = new Set(bare.match(/[A-Za-z][\w-]*/gu) ?? []);
    expect([...words].filter((word) => word !== name && word !== vocabularyName && !bareNames.has(word))).toEqual([]);
  });
});

/** The names of rules and of a definition's parameters that the policies give no label. */
const bareNames = new Set([...noticeNames, vocabularyName].flatMap((name) => unlabelledNames(treeOf(written(name)))));

function unlabelledNames(node: AstNode): string[] {
  const rule = node.kind === "Rule" && node.name !== null && node.label === null ? [node.name.text] : [];
  const parameters = node.kind === "Define" ? node.parameters.map(({ text }) => text) : [];
  return [...rule, ...parameters, ...childrenOf(node).flatMap(unlabelledNames)];
}

describe.each(noticeNames)("%s in Chinese", (name) => {
  test("is the same program, with the vocabulary in either language", async () => {
    const english = meaning(programOf(name, written(name), written));
    const chineseVocabulary = await inChinese(vocabularyName);
    expect(meaning(programOf(name, await inChinese(name), written))).toBe(english);
    expect(meaning(programOf(name, await inChinese(name), () => chineseVocabulary))).toBe(english);
  });

  test("decides alike on random people", async () => {
    const chineseVocabulary = await inChinese(vocabularyName);
    const expected = decider(programOf(name, written(name), written), "person");
    const decide = decider(
      programOf(name, await inChinese(name), () => chineseVocabulary),
      "person",
    );
    for (const person of randomPeople(20250701, 300, name)) expect(decide(person)).toEqual(expected(person));
  });
});
