/** The outline: clauses with what stands in them, entities with their facts and decisions. */
import { type DocumentSymbol, SymbolKind } from "vscode-languageserver";
import { type ast, type FileView, spell } from "../../api/editing/index.ts";
import { rangeIn, type Session } from "../session.ts";
import { itemKeywords } from "../words.ts";

export function documentSymbols(
  session: Session,
  { textDocument }: { readonly textDocument: { readonly uri: string } },
): DocumentSymbol[] {
  const view = session.view(textDocument.uri);
  const { tree, file } = view;
  if (tree === null) return [];
  const document = session.document(file.path);
  const symbol = (node: ast.AstNode, name: string, kind: SymbolKind, children: DocumentSymbol[]): DocumentSymbol => {
    const range = rangeIn(document, node.span);
    return { name: name.trim() || "…", kind, range, selectionRange: range, children };
  };
  if (tree.kind === "VocabularyFile")
    return tree.items.map((item) =>
      item.kind === "Enumeration"
        ? symbol(
            item,
            item.name.text,
            SymbolKind.Enum,
            item.members.map((each) => symbol(each, each.name.text, SymbolKind.EnumMember, [])),
          )
        : symbol(
            item,
            item.name.text,
            SymbolKind.Class,
            item.items.map((each) => symbol(each, entityItemName(each), kindOf(each), [])),
          ),
    );
  return tree.clauses.map((clause) => {
    const items = clause.items.map((item) => symbol(item, itemName(item, view), kindOf(item), []));
    return symbol(clause, [clause.ref.id, clause.title?.value ?? ""].join(" "), SymbolKind.Namespace, items);
  });
}

function entityItemName(item: ast.EntityItem): string {
  return item.kind === "Requirement" ? item.message.value : item.name.text;
}

/** An item of a clause by its keyword and what it is about: `rule fee`. */
function itemName(item: ast.ClauseItem, { surface }: FileView): string {
  const keyword = itemKeywords[item.kind];
  return `${keyword === undefined ? "" : spell(keyword, surface)} ${subjectOf(item)}`;
}

function subjectOf(item: ast.ClauseItem): string {
  switch (item.kind) {
    case "Rule":
      return [item.decision.text, item.name?.text ?? ""].join(" ");
    case "Silence":
      return item.decisions.map(({ name }) => name.text).join(" ");
    case "Rows":
      return item.table.text;
    case "Duty":
      return `${item.actor.text} ${item.action.value}`;
    case "Example":
    case "ExampleTable":
    case "Invariant":
      return item.title.value;
    default:
      return item.name.text;
  }
}

const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  Fact: SymbolKind.Property,
  Decision: SymbolKind.Field,
  Define: SymbolKind.Function,
  Parameter: SymbolKind.Constant,
  Reading: SymbolKind.Enum,
  Table: SymbolKind.Array,
  Rows: SymbolKind.Array,
  Rule: SymbolKind.Method,
  Period: SymbolKind.Method,
  Duty: SymbolKind.Event,
  Example: SymbolKind.Object,
  ExampleTable: SymbolKind.Object,
  Invariant: SymbolKind.Boolean,
};

function kindOf({ kind }: ast.AstNode): SymbolKind {
  return symbolKinds[kind] ?? SymbolKind.Variable;
}
