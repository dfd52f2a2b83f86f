/** Every form of words that a help can take, read from the words themselves: a condition between two texts makes two forms. */
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { codes } from "../../grammar/diagnostics/catalogue.ts";

const folder = new URL("../../grammar/diagnostics/", import.meta.url);

/** A code, and a stretch of words that some help of it has. */
export type HelpForm = readonly [code: string, words: string];

/** The stretches of words of all helps in English, with what stands between them left out. */
export function helpForms(): readonly HelpForm[] {
  const files = readdirSync(folder).filter((name) => /^en(?:-\w+)?\.ts$/u.test(name));
  return files.flatMap((name) => formsIn(readFileSync(new URL(name, folder), "utf8")));
}

function formsIn(source: string): readonly HelpForm[] {
  const file = ts.createSourceFile("words.ts", source, ts.ScriptTarget.Latest, true);
  const functions = new Map(
    file.statements.filter(ts.isFunctionDeclaration).map((each) => [each.name?.text, each.body]),
  );
  const forms: HelpForm[] = [];
  const take = (code: string, node: ts.Node): void => {
    if (isWords(node) && node.text.trim().length > 3) forms.push([code, node.text.trim()]);
    const called = ts.isCallExpression(node) ? functions.get(node.expression.getText()) : undefined;
    if (called !== undefined) take(code, called);
    if (!isComparison(node)) node.forEachChild((child) => take(code, child));
  };
  const visit = (code: string | null, node: ts.Node): void => {
    const key = ts.isPropertyAssignment(node) ? node.name : null;
    if (code !== null && key?.getText() === "help") take(code, (node as ts.PropertyAssignment).initializer);
    const of = key !== null && ts.isStringLiteral(key) && isCode(key.text) ? key.text : code;
    node.forEachChild((child) => visit(of, child));
  };
  visit(null, file);
  return forms;
}

const isCode = (text: string): boolean => (codes as readonly string[]).includes(text);

const isComparison = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) &&
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(node.operatorToken.kind);

type WordsNode =
  ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

function isWords(node: ts.Node): node is WordsNode {
  if (ts.isLiteralTypeNode(node.parent) || ts.isIndexedAccessTypeNode(node.parent)) return false;
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  );
}
