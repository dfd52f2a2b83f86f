/** Files and their headers. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import { headerKeywords } from "../header-keywords.ts";
import type { Span } from "../source.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { spanOfNode, need, nodes, node, tokenOf, tokensOf, hasToken, chosen, which } from "./cst.ts";
import { buildClause, buildStruckClause } from "./clauses.ts";
import { buildWholeNumber, dateLiteral } from "./literals.ts";
import { buildDeclared, nameNode, textNode } from "./names.ts";
import { buildEntity, buildEnumeration } from "./vocabulary.ts";

const headerKeys = Object.fromEntries(
  Object.entries(headerKeywords).map(([key, word]) => [word, key as ast.HeaderKey]),
);

/** The tree of a file, or null where not even its first line could be read. */
export function buildFile(b: Build, cst: CstNode): ast.SourceTree | null {
  return b.attempt(cst, () => {
    const rule = which(cst, fileBuilders);
    return fileBuilders[rule](b, node(cst, rule));
  });
}

const fileBuilders = { vocabulary: buildVocabulary, notice: buildNotice };

function buildVocabulary(b: Build, cst: CstNode): ast.VocabularyFile {
  const items = [
    ...b.all(cst, "enumeration", (child): ast.VocabularyItem => buildEnumeration(b, child)),
    ...b.all(cst, "entity", (child): ast.VocabularyItem => buildEntity(b, child)),
  ].sort((left, right) => left.span.start - right.span.start);
  return {
    kind: "VocabularyFile",
    ...buildDeclared(cst),
    items,
    comments: b.comments,
    span: buildWholeFile(b),
  };
}

function buildNotice(b: Build, cst: CstNode): ast.NoticeFile {
  const { name, label } = buildDeclared(cst);
  return {
    kind: "NoticeFile",
    name,
    title: label,
    headers: b.all(cst, "header", (child) => buildHeader(b, child)),
    clauses: b.all(cst, "clause", (child) => buildClause(b, child)),
    struck: b.all(cst, "struckClause", buildStruckClause),
    comments: b.comments,
    span: buildWholeFile(b),
  };
}

function buildWholeFile(b: Build): Span {
  return { start: 0, end: b.text.length };
}

function buildHeader(b: Build, cst: CstNode): ast.Header {
  return {
    kind: "Header",
    key: chosen(cst, headerKeys),
    value: buildHeaderValue(b, cst),
    unconfirmed: hasToken(cst, "Unconfirmed"),
    span: spanOfNode(cst),
  };
}

function buildHeaderValue(b: Build, cst: CstNode): ast.Header["value"] {
  const dates = nodes(cst, "forceDates")[0];
  if (dates !== undefined) return buildForceDates(b, dates);
  const number = tokenOf(cst, t.NumberToken);
  if (number !== null) return buildWholeNumber(b, number);
  return nodes(cst, "text").length > 0 ? textNode(node(cst, "text")) : nameNode(node(cst, "name"));
}

/** A date, or two with all between them. */
function buildForceDates(b: Build, cst: CstNode): ast.DateLiteral | ast.DateRange {
  const [from, to] = tokensOf(cst, t.DateToken).map((token) => dateLiteral(b, need(token)));
  return to === undefined ? from! : { kind: "DateRange", from: from!, to, span: spanOfNode(cst) };
}
