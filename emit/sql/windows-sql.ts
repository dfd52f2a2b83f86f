/** What the records of a group come to together, as window functions. */
import type { ColumnNode, OverGroup } from "../columnar/form.ts";
import type { Dialect } from "./dialect.ts";
import { countsColumn, keyColumns } from "./names.ts";

/** A trillion numbers up to this have a sum of 64 bits. */
const mostSummed = 2 ** 20;

/** A window over the texts of its operands, which is never null; a sum may have more than 64 bits. */
export function windowSql(
  sql: Dialect,
  { group, function: name, order }: OverGroup,
  operands: readonly ColumnNode[],
  [counts = "", ...texts]: readonly string[],
): string {
  const [keys, [value = ""]] = [texts.slice(0, order.length), texts.slice(order.length)];
  const partition = group.by === null ? [] : [countsColumn, ...keyColumns(group)].map((each) => sql.quoted(each));
  const together = partition.length === 0 ? "" : `PARTITION BY ${partition.join(", ")}`;
  const isEach = counts === "TRUE";
  const counted = isEach ? value : `CASE WHEN ${counts} THEN ${value} END`;
  const directions = keys.map((key, index) => `${key} ${order[index] === "least" ? "ASC" : "DESC"}`);
  const ordered = [...(isEach ? [] : [`CASE WHEN ${counts} THEN 0 ELSE 1 END`]), ...directions].join(", ");
  const inOrder = `${together} ORDER BY ${ordered}`.trim();
  switch (name) {
    case "sum": {
      const isWide = operands.at(-1)!.most > mostSummed;
      return `coalesce(sum(${isWide ? `CAST(${counted} AS ${sql.wideType})` : counted}) OVER (${together}), 0)`;
    }
    case "least":
      return `coalesce(min(${counted}) OVER (${together}), 0)`;
    case "greatest":
      return `coalesce(max(${counted}) OVER (${together}), 0)`;
    case "first":
      return `first_value(${value}) OVER (${inOrder})`;
    case "place":
      return `CAST(rank() OVER (${inOrder}) AS BIGINT)`;
  }
}
