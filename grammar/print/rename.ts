/**
 * Names of one surface put for those of the other. Translation is this and then printing: the
 * printer itself knows of no symbols.
 */
import type { AstNode, Name, SourceTree, Text } from "../ast.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Surface } from "../keywords.ts";
import { childrenOf, mapChildren } from "../children.ts";
import type { SourceFile } from "../source.ts";
import { isChinese, type SymbolNames, symbolNames } from "../symbol-names.ts";
import { isQuotable } from "./literals.ts";
import { isWritable } from "./names.ts";

/** For each name in a file, by the offset where it starts, the names of the symbol that it means. */
export type NameTable = ReadonlyMap<number, SymbolNames>;

/** A tree with the names of the other surface. */
export interface RenamedTree<T extends SourceTree = SourceTree> {
  readonly tree: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The tree with the names of a surface. With a surface to translate from a name that has none on either of the two is an
 * error: there and back is the same text.
 */
export function renamed(
  file: SourceFile,
  tree: SourceTree,
  names: NameTable,
  to: Surface,
  from: Surface | null,
): RenamedTree {
  const renaming = new Renaming(file, tree, names, to, from);
  return { tree: renaming.node(tree), diagnostics: renaming.diagnostics };
}

type Declaration = Extract<AstNode, { readonly name: Name | null; readonly label: Text | null }>;

class Renaming {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: SourceFile;
  readonly #names: NameTable;
  readonly #to: Surface;
  /** The surface to translate from; null where the names are only put right. */
  readonly #from: Surface | null;
  /** Names that have no place for a label, so that they are the same on both surfaces. */
  readonly #unlabelled: ReadonlySet<string>;
  readonly #reported = new Set<string>();

  constructor(file: SourceFile, tree: SourceTree, names: NameTable, to: Surface, from: Surface | null) {
    this.#file = file;
    this.#names = names;
    this.#to = to;
    this.#from = from;
    this.#unlabelled = new Set(unlabelledNames(tree));
  }

  node<T extends AstNode>(node: T): T {
    if (node.kind === "Name") return this.#name(node) as T;
    const isSetApart = (key: string): boolean => isFileName(node, key) || (key === "name" && isDeclaration(node));
    const copy = mapChildren(node, (child, key) => (isSetApart(key) ? child : this.node(child)));
    return isDeclaration(node) ? { ...copy, ...this.#declared(node) } : copy;
  }

  /**
   * Where both names stand in the declaration they change places, whether the table knows them or not: unless
   * the other would be taken for the identifier then, or could not be written there.
   */
  #declared({ name, label }: Declaration): Pick<Declaration, "name" | "label"> {
    if (name === null) return { name, label };
    if (label === null) {
      if (this.#isAlone(name)) this.#report(name, isChinese(name.text) ? "en" : "zh");
      return { name: this.#name(name), label };
    }
    const names = symbolNames(name.text, label.value);
    const [first, second] = this.#to === "en" ? [names.name, names.label] : [names.label, names.name];
    if (symbolNames(first, second).name !== names.name) return { name, label };
    if (!isWritable(first)) this.#report(name, this.#to);
    if (!isQuotable(second)) this.#report(name, other(this.#to));
    return isWritable(first) && isQuotable(second)
      ? { name: { ...name, text: first }, label: { ...label, value: second } }
      : { name, label };
  }

  /** Whether a declaration gives one name that is to serve as both, and it is not of every surface that is concerned. */
  #isAlone(name: Name): boolean {
    const known = this.#names.get(name.span.start);
    const isOneName = known !== undefined && known.name === known.label && !this.#unlabelled.has(name.text);
    const own = isChinese(name.text) ? "zh" : "en";
    return isOneName && [this.#from ?? this.#to, this.#to].some((surface) => surface !== own);
  }

  #name(name: Name): Name {
    const known = this.#names.get(name.span.start);
    // What a name means that stands in a define which nothing fills in may be open: it stays as it is.
    if (known === undefined) return name;
    const text = this.#nameOn(known, name);
    if (text !== null && isWritable(text)) return { ...name, text };
    if (!this.#unlabelled.has(name.text)) this.#report(name, this.#to);
    return name;
  }

  #nameOn(known: SymbolNames, { text }: Name): string | null {
    const wanted = this.#to === "en" ? known.name : known.label;
    if (wanted !== "") return wanted;
    // A symbol with only one name needs no other on the surface that this name belongs to.
    return isChinese(text) === (this.#to === "zh") ? text : null;
  }

  #report(name: Name, lacking: Surface): void {
    if (this.#from === null || this.#reported.has(name.text)) return;
    this.#reported.add(name.text);
    const code = lacking === "zh" ? "name-without-label" : "name-without-identifier";
    this.diagnostics.push(diagnostic(code, { file: this.#file, span: name.span }, { name: name.text }));
  }
}

const other = (surface: Surface): Surface => (surface === "en" ? "zh" : "en");

/** A file is called by its name on the disk, which is the same on both surfaces. */
function isFileName(node: AstNode, key: string): boolean {
  return (key === "name" && (node.kind === "NoticeFile" || node.kind === "VocabularyFile")) || node.kind === "Header";
}

function isDeclaration(node: AstNode): node is Declaration {
  return "label" in node && node.kind !== "VocabularyFile";
}

function unlabelledNames(node: AstNode): string[] {
  return [...ownUnlabelledNames(node), ...childrenOf(node).flatMap(unlabelledNames)];
}

function ownUnlabelledNames(node: AstNode): string[] {
  switch (node.kind) {
    case "Rule":
      return node.name === null || node.label !== null ? [] : [node.name.text];
    case "Define":
      return node.parameters.map(({ text }) => text);
    default:
      return [];
  }
}
