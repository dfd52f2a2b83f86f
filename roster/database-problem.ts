import type { Language } from "../runtime/messages.ts";
import { cutText } from "../runtime/visible-text.ts";

/** What is wrong with a database, or with what of it is asked for; data, not words. */
export type DatabaseProblem =
  | { readonly problem: "not-a-database" }
  | { readonly problem: "damaged-database" }
  | { readonly problem: "no-table" }
  | { readonly problem: "several-tables"; readonly tables: readonly string[] }
  | {
      readonly problem: "unknown-table";
      readonly table: string;
      readonly near: string | null;
      readonly tables: readonly string[];
    }
  | { readonly problem: "unreadable-table"; readonly table: string };

type Sentences = {
  readonly [K in DatabaseProblem["problem"]]: (problem: Extract<DatabaseProblem, { readonly problem: K }>) => string;
};

/** The problems of databases in words. */
export const databaseSentences: { readonly [L in Language]: Sentences } = {
  en: {
    "not-a-database": () =>
      "this is no database of DuckDB, or one that a newer DuckDB made; export the table as Parquet instead",
    "damaged-database": () => "this database is damaged or breaks off; copy it again from where it came",
    "no-table": () => "this database has no table",
    "several-tables": ({ tables }) =>
      `this database has ${listed(tables, "en")}; name one behind the file, as in \`people.duckdb#${cut(tables[0]!)}\``,
    "unknown-table": ({ table, near, tables }) =>
      `there is no table \`${cut(table)}\`; ${near === null ? `the database has ${listed(tables, "en")}` : `did you mean \`${cut(near)}\`?`}`,
    "unreadable-table": ({ table }) =>
      `\`${cut(table)}\` cannot be read: it is damaged, or a view of something outside this file; make a table of it`,
  },
  zh: {
    "not-a-database": () => "文件不是 DuckDB 数据库，或由更新版本的 DuckDB 生成，请将表导出为 Parquet 文件",
    "damaged-database": () => "数据库已损坏或不完整，请重新取得该文件",
    "no-table": () => "数据库中没有表",
    "several-tables": ({ tables }) =>
      `数据库中有${listed(tables, "zh")}，请在文件名后写明其中一个，如 people.duckdb#${cut(tables[0]!)}`,
    "unknown-table": ({ table, near, tables }) =>
      `没有名为“${cut(table)}”的表，${near === null ? `数据库中有${listed(tables, "zh")}` : `是否应为“${cut(near)}”？`}`,
    "unreadable-table": ({ table }) => `“${cut(table)}”无法读取：已损坏，或是引用此文件以外数据的视图，请先存为表`,
  },
};

const mostTables = 10;

function listed(tables: readonly string[], language: Language): string {
  const named = tables.slice(0, mostTables).map((table) => cut(table));
  const more = tables.length > mostTables;
  if (language === "zh") return named.map((table) => `“${table}”`).join("、") + (more ? "等" : "");
  return named.map((table) => `\`${table}\``).join(", ") + (more ? ", …" : "");
}

function cut(name: string): string {
  return cutText(name, 40);
}
