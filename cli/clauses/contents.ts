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

/** What a name is called where the contents are told. */
export type Called = (name: ast.Name) => string;

/** The clauses of a notice's file with what each contributes, in the order of the file. */
export function clauseContents({ clauses }: ast.NoticeFile, called: Called): readonly ClauseContent[] {
  return clauses.map(({ ref, title, narrative, items }) => ({
    clause: ref.id,
    title: title?.value ?? null,
    narrative,
    contributions: grouped(items.flatMap((item) => contributionsOf(item, called))),
  }));
}

type Single = readonly [kind: ContentKind, name: string];

function grouped(singles: readonly Single[]): readonly Contribution[] {
  const groups = new Map<ContentKind, string[]>();
  for (const [kind, name] of singles) groups.set(kind, [...(groups.get(kind) ?? []), name]);
  return [...groups].map(([kind, names]) => ({ kind, names }));
}

function contributionsOf(item: ast.ClauseItem, called: Called): readonly Single[] {
  switch (item.kind) {
    case "Parameter":
      return [["parameter", called(item.name)]];
    case "Period":
      return [["period", called(item.name)]];
    case "Define":
      return [["definition", called(item.name)]];
    case "Decision":
      return [["decision", called(item.name)]];
    case "Rule":
      return [["rule", qualified(item.entity, item.decision, called)]];
    case "Silence":
      return item.decisions.map(({ entity, name }) => ["silence", qualified(entity, name, called)]);
    case "Reading":
      return [["reading", called(item.name)]];
    case "Table":
      return [["table", called(item.name)], ...item.rows.map((row) => rowOf(item.name, row, called))];
    case "Rows":
      return item.rows.map((row) => rowOf(item.table, row, called));
    case "Duty":
      return [["duty", called(item.actor)]];
    case "Example":
      return [["example", item.title.value]];
    case "ExampleTable":
      return item.rows.map((): Single => ["example", item.title.value]);
    case "Invariant":
      return [["invariant", item.title.value]];
  }
}

function qualified(entity: ast.Name | null, name: ast.Name, called: Called): string {
  return entity === null ? called(name) : `${called(entity)}.${called(name)}`;
}

/** A row is called by its first cell where that is a name. */
function rowOf(table: ast.Name, { cells }: ast.Row, called: Called): Single {
  const first = cells[0]?.content;
  if (first === "otherwise") return ["row", first];
  return ["row", called(first?.kind === "NameRef" ? first.name : table)];
}
