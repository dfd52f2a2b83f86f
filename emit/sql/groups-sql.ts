/** The groups that the rows of a table form, and the rows that are not decided since others of their group are refused. */
import type { GroupProgram } from "../../ir/grouping.ts";
import type { EntitySchema, FactField } from "../../runtime/schema.ts";
import type { Dialect } from "./dialect.ts";
import { columnOf, defaultSql, valueSql } from "./facts-sql.ts";
import { type Fault, faultsSql, toldOf } from "./faults-sql.ts";
import { keyColumns } from "./names.ts";

/** The columns by which the groups of a kind are told apart, over the columns of the table. */
export function keyColumnsSql(sql: Dialect, { facts }: EntitySchema, group: GroupProgram): readonly string[] {
  const fact = facts.find(({ name }) => name === group.groups.by);
  if (fact === undefined) return [];
  const key = keySql(sql, fact);
  const strays = faultsSql(sql, [fact]).map(({ condition }) => `coalesce(${condition}, FALSE)`);
  const [keyColumn, aloneColumn] = keyColumns(group).map((name) => sql.quoted(name));
  return [
    `${key} AS ${keyColumn}`,
    `CASE WHEN ${key} IS NULL THEN ${sql.rowNumber} ELSE 0 END AS ${aloneColumn}`,
    `(${["FALSE", ...strays].join(" OR ")}) AS ${strayColumn(sql, group)}`,
  ];
}

/** Whether the group of a row cannot be read. */
function strayColumn(sql: Dialect, { name }: GroupProgram): string {
  return sql.quoted(`?stray ${name}`);
}

/** What tells the groups apart; null where a record has no key. */
function keySql(sql: Dialect, fact: FactField): string {
  const isText = fact.type.kind === "text";
  const value = isText
    ? columnOf(sql, fact)
    : valueSql(sql, fact, fact.type.kind === "rate" ? "numerator" : "value", []);
  if (fact.default === null) return value;
  return `coalesce(${value}, ${isText ? sql.literal(String(fact.default)) : defaultSql(fact)})`;
}

/** Why rows that are right are not decided: rows of the same group are refused, which is said in a column that is null elsewhere. */
export function withheldSql(sql: Dialect, groups: readonly GroupProgram[], refusedColumn: string): readonly Fault[] {
  const refused = `${refusedColumn} IS NOT NULL`;
  const ofAll = groups.filter(({ groups: { by } }) => by === null);
  const byKey = groups.filter(({ groups: { by } }) => by !== null);
  return [
    ...ofAll.map(({ name }) => ({
      condition: anySql(refused, ""),
      told: toldOf("withheld", `a record of the ${name} is refused`),
    })),
    ...byKey.flatMap((group) => {
      const columns = keyColumns(group).map((name) => sql.quoted(name));
      return [
        {
          condition: anySql(refused, `PARTITION BY ${columns.join(", ")}`),
          told: toldOf("withheld", `another record of the same ${group.name} is refused`),
        },
        {
          condition: `${columns[0]} IS NOT NULL AND ${anySql(`${refused} AND ${strayColumn(sql, group)}`, "")}`,
          told: toldOf("withheld", `a record is refused of which the ${group.name} cannot be read`),
        },
      ];
    }),
  ];
}

/** Why rows are not decided whose groups have rows that are not, for which a column has a reason. */
export function withheldAgainSql(sql: Dialect, groups: readonly GroupProgram[], reason: string): readonly Fault[] {
  return groups.flatMap((group) => {
    if (group.groups.by === null) return [];
    const columns = keyColumns(group).map((name) => sql.quoted(name));
    return {
      condition: anySql(`${reason} IS NOT NULL`, `PARTITION BY ${columns.join(", ")}`),
      told: toldOf("withheld", `another record of the same ${group.name} is not decided`),
    };
  });
}

function anySql(condition: string, window: string): string {
  return `max(CASE WHEN ${condition} THEN 1 ELSE 0 END) OVER (${window}) = 1`;
}
