/** The options that fit where something is about to be written, by the words before it. */
import {
  type ast,
  type Declaration,
  type EditorToken,
  type FileView,
  type KeywordId,
  tokensIn,
} from "../api/editing/index.ts";
import { declaredAs, visibleDeclarations } from "./visible.ts";

/** Words between the name of something and an option of it. */
const asking: ReadonlySet<KeywordId> = new Set(["Is", "IsNot", "Has", "IsOneOf", "Adds"]);

export function fittingOptions(view: FileView, offset: number): readonly Declaration[] {
  const before = tokensIn(view.file).filter(({ span, kind }) => span.end <= offset && kind !== "comment");
  // A word that is being written is not before itself.
  const last = before.at(-1);
  const settled = last?.kind === "name" && last.span.end === offset ? before.slice(0, -1) : before;
  const subject = subjectOf(outOfSet(settled));
  if (subject === null) return [];
  const owners = declaredAs(view, subject).flatMap((declared) =>
    declared.kind === "Reading" ? [declared] : typesOf(view, declared),
  );
  return visibleDeclarations(view).filter(({ owner }) => owner !== null && owners.includes(owner));
}

/** The tokens before an opened set: its members are of what stands before it. */
function outOfSet(tokens: readonly EditorToken[]): readonly EditorToken[] {
  const start = tokens.findLastIndex(({ kind }) => kind !== "name" && kind !== "comma");
  return tokens[start]?.kind === "openBrace" ? tokens.slice(0, start) : tokens;
}

/** The name of which an option is asked: `kind is …`, `kind: …`, and of a rule the decision that it is on. */
function subjectOf(tokens: readonly EditorToken[]): string | null {
  const operator = tokens.at(-1);
  const isAsking = operator?.kind === "colon" || (operator?.keyword != null && asking.has(operator.keyword.id));
  if (!isAsking) return null;
  const before = tokens.at(-2);
  if (before?.kind === "name") return before.text;
  const rule = tokens.findLastIndex(({ keyword }) => keyword?.id === "Rule");
  return tokens[rule + 1]?.kind === "name" ? tokens[rule + 1]!.text : null;
}

/** The enumerations that something is of. */
function typesOf(view: FileView, { node }: Declaration): readonly Declaration[] {
  if (node.kind !== "Fact" && node.kind !== "Decision" && node.kind !== "Column") return [];
  const name = node.type === null ? null : enumerationIn(node.type);
  return name === null ? [] : declaredAs(view, name).filter(({ kind }) => kind === "Enumeration");
}

function enumerationIn(type: ast.TypeNode): string | null {
  switch (type.kind) {
    case "NamedType":
      return type.name.text;
    case "SetType":
      return type.member.text;
    case "OptionalType":
      return enumerationIn(type.of);
    default:
      return null;
  }
}
