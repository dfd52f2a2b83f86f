import type { SignatureHelp } from "vscode-languageserver";
import { type EditorToken, tokensIn } from "../../api/editing/index.ts";
import type { AtPosition, Session } from "../session.ts";
import { declaredAs } from "../visible.ts";

/** The parameters of the definition that is being called, and which of them is being written. */
export function signatureHelp(session: Session, at: AtPosition): SignatureHelp | null {
  const view = session.view(at.textDocument.uri);
  const offset = session.offsetAt(at);
  const call = openCall(tokensIn(view.file).filter(({ span }) => span.end <= offset));
  if (call === null) return null;
  const declared = declaredAs(view, call.name).find(({ kind }) => kind === "Define");
  if (declared?.node.kind !== "Define") return null;
  const parameters = declared.node.parameters.map(({ text }) => text);
  const label = `${call.name}(${parameters.join(view.surface === "en" ? ", " : "，")})`;
  return {
    signatures: [
      { label, documentation: declared.names.label, parameters: parameters.map((each) => ({ label: each })) },
    ],
    activeSignature: 0,
    activeParameter: call.argument,
  };
}

/** The innermost call that is open behind some tokens, and the position of the argument that comes next. */
function openCall(tokens: readonly EditorToken[]): { readonly name: string; readonly argument: number } | null {
  let depth = 0;
  let argument = 0;
  for (let index = tokens.length - 1; index > 0; index--) {
    const { kind } = tokens[index]!;
    if (kind === "closeParen") depth++;
    else if (kind === "comma" && depth === 0) argument++;
    else if (kind === "openParen" && depth > 0) depth--;
    else if (kind === "openParen")
      return tokens[index - 1]!.kind === "name" ? { name: tokens[index - 1]!.text, argument } : null;
  }
  return null;
}
