import type * as ast from "../../grammar/ast.ts";
import type { Named } from "../../ir/named.ts";
import type { OpenValue } from "./open-values.ts";

/** What names refer to, by the offsets where they stand. */
export type References = ReadonlyMap<number, Named>;

/** What something that is open is called: by its own label, or what it is about. */
export function namedOf({ node, table }: OpenValue, references: References): Named {
  const called = (name: ast.Name, label: ast.Text | null = null): Named =>
    label === null
      ? (references.get(name.span.start) ?? { name: name.text, label: name.text })
      : { name: name.text, label: label.value };
  switch (node.kind) {
    case "Header":
      return { name: "", label: "" };
    case "Parameter":
    case "Define":
    case "Decision":
    case "Reading":
    case "Table":
      return called(node.name, node.label);
    case "Period":
      return called(node.name);
    case "Rule": {
      const decision = called(node.decision);
      return node.name === null ? decision : joined([decision, called(node.name, node.label)]);
    }
    case "Silence":
      return joined(node.decisions.map(({ name }) => called(name)));
    case "Duty":
      return joined([called(node.actor), { name: node.action.value, label: node.action.value }]);
    case "Invariant":
      return { name: node.title.value, label: node.title.value };
    case "Row":
      return joined([...tableNames(table, called), ...firstCell(node, called)]);
  }
}

type Called = (name: ast.Name, label?: ast.Text | null) => Named;

function tableNames(table: OpenValue["table"], called: Called): readonly Named[] {
  if (table === null || table.kind === "ExampleTable") return [];
  return [table.kind === "Table" ? called(table.name, table.label) : called(table.table)];
}

/** What a row is for, where it begins with a name or a text. */
function firstCell({ cells }: ast.Row, called: Called): readonly Named[] {
  const content = cells[0]?.content ?? null;
  if (typeof content !== "object" || content === null) return [];
  if (content.kind === "Text") return [{ name: content.value, label: content.value }];
  return content.kind === "NameRef" ? [called(content.name)] : [];
}

function joined(parts: readonly Named[]): Named {
  return { name: parts.map(({ name }) => name).join(" · "), label: parts.map(({ label }) => label).join(" · ") };
}
