/** What files declare, by what is written: so it is known of a file with errors as well. */
import type * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import type { SourceFile } from "../../grammar/source.ts";
import { symbolNames } from "../../grammar/symbol-names.ts";
import { parse } from "../../grammar/parse.ts";
import type { Named } from "../../ir/ir.ts";

type NodeOf<K extends ast.AstNode["kind"]> = Extract<ast.AstNode, { readonly kind: K }>;

const kinds = [
  "Enumeration",
  "EnumerationMember",
  "Entity",
  "Fact",
  "Decision",
  "Define",
  "Parameter",
  "Reading",
  "ReadingOption",
  "Table",
  "Column",
  "Rule",
] as const;

/** What may be declared. */
export type DeclarationKind = (typeof kinds)[number];

/** A declaration with where it stands. */
export interface Declaration {
  readonly kind: DeclarationKind;
  readonly node: NodeOf<DeclarationKind>;
  readonly file: SourceFile;
  /** The name as it is written first; its place tells declarations apart. */
  readonly name: ast.Name;
  readonly label: ast.Text | null;
  readonly names: Named;
  /** The clause that it stands in; null in a vocabulary. */
  readonly clause: string | null;
  /** What it is part of: the enumeration of a member, the entity of a fact, the reading of an option, the table of a column. */
  readonly owner: Declaration | null;
}

const known = new WeakMap<SourceFile, readonly Declaration[]>();

/** The declarations of a file, in their order. */
export function declarationsIn(file: SourceFile): readonly Declaration[] {
  const { tree } = parse(file);
  const found = known.get(file) ?? (tree === null ? [] : collect(file, tree, null, null));
  known.set(file, found);
  return found;
}

function collect(
  file: SourceFile,
  node: ast.AstNode,
  clause: string | null,
  owner: Declaration | null,
): readonly Declaration[] {
  const inside = node.kind === "Clause" ? node.ref.id : clause;
  const own = declarationOf(file, node, inside, owner);
  const children = childrenOf(node).flatMap((child) => collect(file, child, inside, own ?? owner));
  return own === null ? children : [own, ...children];
}

function declarationOf(
  file: SourceFile,
  node: ast.AstNode,
  clause: string | null,
  owner: Declaration | null,
): Declaration | null {
  if (!isDeclaring(node) || node.name === null) return null;
  const { kind, name, label } = node;
  const names = label === null ? { name: name.text, label: name.text } : symbolNames(name.text, label.value);
  return { kind, node, file, name, label, names, clause, owner };
}

/** A column of a table that decides names something and declares nothing. */
function isDeclaring(node: ast.AstNode): node is NodeOf<DeclarationKind> {
  return (kinds as readonly string[]).includes(node.kind) && (node.kind !== "Column" || node.type !== null);
}

/** The declaration whose name stands at a place. */
export function declarationAt(file: SourceFile, start: number): Declaration | null {
  return declarationsIn(file).find(({ name }) => name.span.start === start) ?? null;
}
