/** Colours by meaning: names by what they are, and words, texts and numbers for editors without a grammar. */
import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from "vscode-languageserver";
import {
  declarationAt,
  type DeclarationKind,
  type EditorToken,
  namesIn,
  type NameUse,
  tokensIn,
} from "../../api/editing/index.ts";
import type { Session } from "../session.ts";

const types = [
  "class",
  "enum",
  "enumMember",
  "property",
  "variable",
  "function",
  "parameter",
  "struct",
  "label",
  "keyword",
  "type",
  "string",
  "number",
  "comment",
] as const;
type TokenType = (typeof types)[number];
const modifiers = ["declaration", "readonly"] as const;

export const legend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

export function semanticTokens(
  session: Session,
  { textDocument }: { readonly textDocument: { readonly uri: string } },
): SemanticTokens {
  const view = session.view(textDocument.uri);
  const document = session.document(view.file.path);
  const names = new Map(namesIn(view).map((use) => [use.span.start, use]));
  const builder = new SemanticTokensBuilder();
  for (const token of tokensIn(view.file)) {
    const use = names.get(token.span.start);
    const type = use === undefined ? typeOf(token) : typeOfName(use);
    if (type === null) continue;
    const { line, character } = document.positionAt(token.span.start);
    builder.push(
      line,
      character,
      token.span.end - token.span.start,
      types.indexOf(type),
      use === undefined ? 0 : modifiersOf(use),
    );
  }
  return builder.build();
}

function typeOf({ kind, keyword }: EditorToken): TokenType | null {
  switch (kind) {
    case "keyword":
      return keyword?.role === "type" ? "type" : "keyword";
    case "text":
      return "string";
    case "number":
    case "clause":
      return "number";
    case "comment":
      return "comment";
    default:
      return null;
  }
}

const nameTypes: { readonly [K in DeclarationKind]: TokenType } = {
  Enumeration: "enum",
  EnumerationMember: "enumMember",
  Entity: "class",
  Fact: "property",
  Decision: "variable",
  Define: "function",
  Parameter: "variable",
  Reading: "enum",
  ReadingOption: "enumMember",
  Table: "struct",
  Column: "property",
  Rule: "label",
};

function typeOfName({ declaration }: NameUse): TokenType {
  const declared = declaration === null ? null : declarationAt(declaration.file, declaration.span.start);
  return declared === null ? "parameter" : nameTypes[declared.kind];
}

/** A bit for each modifier, in the order of the legend. */
function modifiersOf({ declaration, span, text }: NameUse): number {
  const declared = declaration === null ? null : declarationAt(declaration.file, declaration.span.start);
  const isDeclaration = declaration?.span.start === span.start && declared?.name.text === text;
  return (isDeclaration ? 1 : 0) + (declared?.kind === "Parameter" ? 2 : 0);
}
