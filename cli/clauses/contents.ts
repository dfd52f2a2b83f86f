import type * as ast from "../../grammar/ast.ts";

/** What a clause can contribute. */
export type ContentKind =
  | "parameter"
  | "period"
  | "definition"
  | "decision"
  | "rule"
  | "silence"
  | "reading"
  | "table"
  | "row"
  | "duty"
  | "example"
  | "invariant";

/** One kind of contribution with its names, in the order of the file. */
export interface Contribution {
  readonly kind: ContentKind;
  readonly names: readonly string[];
}

/** A clause and what it contributes; nothing for a narrative clause. */
export interface ClauseContent {
  readonly clause: string;
  readonly title: string | null;
  readonly narrative: boolean;
  readonly contributions: readonly Contribution[];
}

/** The clauses of a notice's file with what each contributes, in the order of the file. */
export function clauseContents({ clauses }: ast.NoticeFile): readonly ClauseContent[] {
  return clauses.map(({ ref, title, narrative, items }) => ({
    clause: ref.id,
    title: title?.value ?? null,
    narrative,
    contributions: grouped(items.flatMap(contributionsOf)),
  }));
}

type Single = readonly [kind: ContentKind, name: string];

function grouped(singles: readonly Single[]): readonly Contribution[] {
  const groups = new Map<ContentKind, string[]>();
  for (const [kind, name] of singles) groups.set(kind, [...(groups.get(kind) ?? []), name]);
  return [...groups].map(([kind, names]) => ({ kind, names }));
}

function contributionsOf(item: ast.ClauseItem): readonly Single[] {
  switch (item.kind) {
    case "Parameter":
      return [["parameter", item.name.text]];
    case "Period":
      return [["period", item.name.text]];
    case "Define":
      return [["definition", item.name.text]];
    case "Decision":
      return [["decision", item.name.text]];
    case "Rule":
      return [["rule", qualified(item.entity, item.decision)]];
    case "Silence":
      return item.decisions.map(({ entity, name }) => ["silence", qualified(entity, name)]);
    case "Reading":
      return [["reading", item.name.text]];
    case "Table":
      return [["table", item.name.text], ...item.rows.map((row) => rowOf(item.name, row))];
    case "Rows":
      return item.rows.map((row) => rowOf(item.table, row));
    case "Duty":
      return [["duty", item.actor.text]];
    case "Example":
      return [["example", item.title.value]];
    case "ExampleTable":
      return item.rows.map((): Single => ["example", item.title.value]);
    case "Invariant":
      return [["invariant", item.title.value]];
  }
}

function qualified(entity: ast.Name | null, { text }: ast.Name): string {
  return entity === null ? text : `${entity.text}.${text}`;
}

/** A row is called by its first cell where that is a name. */
function rowOf(table: ast.Name, { cells }: ast.Row): Single {
  const first = cells[0]?.content;
  if (first === "otherwise") return ["row", "otherwise"];
  return ["row", first?.kind === "NameRef" ? first.name.text : table.text];
}
