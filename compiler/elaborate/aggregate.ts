import type * as ast from "../../grammar/ast.ts";
import { nearest } from "../../runtime/nearest.ts";
import { mayBeAbsent } from "../../ir/absence.ts";
import type * as ir from "../../ir/ir.ts";
import { isRank } from "../../ir/outward.ts";
import { bool, date, int, isOrdered, type Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { reachOrReport, reportAround } from "./name.ts";
import { enteringEntity, enteringTable, levelOf, type Scope, type Typed } from "./scope.ts";

/** An aggregate over the rows of a data table or a list of entities. */
export function elaborateAggregate(e: Elaborator, node: ast.Aggregate, scope: Scope): Typed {
  const source = findSource(e, node.over, scope);
  if (source === null) return e.poison(node, scope);
  const item = source.kind === "table" ? enteringTable(scope, source.table) : enteringEntity(scope, source.entity);
  const where = node.where === null ? null : e.check(node.where, bool, item);
  const inner = where === null ? item : e.after(item, where, true);
  const monthOf = node.byMonthOf === null ? null : e.check(node.byMonthOf, date, inner);
  const body = elaborateBody(e, node, inner);
  const result = resultType(e, node, body);
  let level = 0;
  if (isRank(node)) {
    level = levelOfItem(e, node, source, scope);
    if (node.byMonthOf !== null) e.reporter.report("rank-by-month", node.byMonthOf.span, {});
  }
  if (monthOf !== null && result.kind !== "int" && result.kind !== "unknown")
    e.mismatch(node.body ?? node, int, result);
  const type: Type = monthOf === null ? result : { kind: "series", by: "month" };
  const expression: ir.Aggregate = {
    kind: "aggregate",
    operator: node.operator,
    level,
    over: source,
    where,
    monthOf,
    body,
    type,
    origin: e.origin(node, scope),
  };
  return { expression, optional: mayBeAbsent(expression) };
}

/** A rank is that of the record at hand among its like: the level of that record. */
function levelOfItem(e: Elaborator, node: ast.Aggregate, source: ir.AggregateSource, scope: Scope): number {
  const entity = source.kind === "list" ? source.entity : source.table;
  const reach = entity === scope.decided ? scope.entities.find(({ name }) => name === entity) : undefined;
  if (reach !== undefined) return levelOf(scope, reach);
  e.reporter.report("rank-without-item", node.over.span, { list: node.over.name.text, entity });
  return 0;
}

/** What an aggregate goes over, by its name. */
export function findSource(e: Elaborator, over: ast.QualifiedName, scope: Scope): ir.AggregateSource | null {
  const { entity, name } = over;
  const table = entity === null ? e.symbols.tables.find(name.text) : undefined;
  if (table !== undefined && e.dataTables.has(table.name)) {
    e.reporter.refer(name, table);
    return { kind: "table", table: table.name };
  }
  const named = entity === null ? null : reachOrReport(e, entity, scope);
  if (entity !== null && named === null) return null;
  const reaches = named === null ? scope.entities : [named];
  for (const reach of reaches) {
    const list = e.entity(reach.name)?.facts.find(name.text);
    if (list?.type.kind !== "list") continue;
    const node: ast.NameRef = { kind: "NameRef", entity, name, span: over.span };
    return { kind: "list", entity: list.type.entity, list: e.present(node, scope) };
  }
  if (table !== undefined) {
    e.expected(name, { en: "a table of data or a list of records", zh: "数据表或列表" }, decidingTable);
    return null;
  }
  if (entity === null && reportAround(e, name, scope)) return null;
  const lists = reaches.flatMap((reach) =>
    [...(e.entity(reach.name)?.facts ?? [])].filter(({ type }) => type.kind === "list"),
  );
  const tables = entity === null ? [...e.dataTables.keys()] : [];
  const known = [...tables, ...lists.flatMap((list) => [list.name, list.label])];
  e.reporter.unknown("unknown-table", name, nearest(name.text, known));
  return null;
}

const decidingTable = { en: "a table that decides", zh: "用于认定的表" } as const;

function elaborateBody(e: Elaborator, node: ast.Aggregate, scope: Scope): ir.Expression | null {
  if (node.operator === "count") return null;
  if (node.body === null) {
    e.reporter.report("aggregate-needs-value", node.span, {});
    return null;
  }
  return e.present(node.body, scope);
}

function resultType(e: Elaborator, node: ast.Aggregate, body: ir.Expression | null): Type {
  const type = body?.type ?? int;
  switch (node.operator) {
    case "count":
      return int;
    case "sum":
      if (!["int", "money", "exactMoney", "rate", "unknown"].includes(type.kind))
        e.mismatch(node.body ?? node, int, type);
      return type;
    case "list":
      if (type.kind !== "text" && type.kind !== "unknown") e.mismatch(node.body ?? node, { kind: "text" }, type);
      return { kind: "texts" };
    case "rankFromHighest":
    case "rankFromLowest":
      requireOrder(e, node, type);
      return int;
    case "highest":
    case "lowest":
      requireOrder(e, node, type);
      return type;
  }
}

function requireOrder(e: Elaborator, node: ast.Aggregate, type: Type): void {
  if (!isOrdered(type)) e.reporter.report("not-ordered", (node.body ?? node).span, { type: typeName(type) });
}
