/** What editors need of a file besides its problems: tree, tokens, and what each name means. */
export type * as ast from "../../grammar/ast.ts";
export { childrenOf } from "../../grammar/children.ts";
export type { Place } from "../../grammar/diagnostics/diagnostic.ts";
export { alternativeSpellings, type Keyword, type KeywordId, keywords, spell } from "../../grammar/keywords.ts";
export { isWritable, writtenName } from "../../grammar/print/names.ts";
export type { SourceFile, Span } from "../../grammar/source.ts";
export { coverageByClause } from "./coverage.ts";
export { declarationAt, declarationsIn, type Declaration, type DeclarationKind } from "./declarations.ts";
export { wordedTable, type WordedRow, type WordedTable } from "./decision-table.ts";
export { isSamePlace, nameAt, namesIn, type NameUse } from "./names.ts";
export { remediesOf, type Remedy } from "./remedies.ts";
export { tokensIn, type EditorToken, type TokenKind } from "./tokens.ts";
export { viewOf, writtenAt, type FileView } from "./view.ts";
