import type { SignatureHelp } from "vscode-languageserver";
import { type EditorToken, type FileView, tokensIn } from "../../api/editing/index.ts";
import { builtinSignature, type Signature } from "../builtin-signatures.ts";
import type { AtPosition, Session } from "../session.ts";
import { declaredAs } from "../visible.ts";

/** The parameters of the definition or function that is being called, and which of them is being written. */
export function signatureHelp(session: Session, at: AtPosition): SignatureHelp | null {
  const view = session.view(at.textDocument.uri);
  const offset = session.offsetAt(at);
  const call = openCall(tokensIn(view.file).filter(({ span }) => span.end <= offset));
  const signature = call === null ? null : signatureOf(view, call);
  if (call === null || signature === null) return null;
  const { name, parameters, documentation } = signature;
  const label = `${name}(${parameters.join(view.surface === "en" ? ", " : "，")})`;
  return {
    signatures: [{ label, documentation, parameters: parameters.map((each) => ({ label: each })) }],
    activeSignature: 0,
    activeParameter: call.argument,
  };
}

/** A call that is being written, and the position of the argument that comes next. */
interface OpenCall {
  readonly callee: EditorToken;
  readonly argument: number;
}

function signatureOf(view: FileView, { callee, argument }: OpenCall): Signature | null {
  if (callee.keyword !== null) return builtinSignature(callee.keyword.id, view.surface, argument + 1);
  const declared = declaredAs(view, callee.text).find(({ kind }) => kind === "Define");
  if (declared?.node.kind !== "Define") return null;
  const parameters = declared.node.parameters.map(({ text }) => text);
  return { name: callee.text, parameters, documentation: declared.names.label };
}

/** The innermost call that is open behind some tokens. */
function openCall(tokens: readonly EditorToken[]): OpenCall | null {
  let depth = 0;
  let argument = 0;
  for (let index = tokens.length - 1; index > 0; index--) {
    const { kind } = tokens[index]!;
    if (kind === "closeParen") depth++;
    else if (kind === "comma" && depth === 0) argument++;
    else if (kind === "openParen" && depth > 0) depth--;
    else if (kind === "openParen") return { callee: tokens[index - 1]!, argument };
  }
  return null;
}
