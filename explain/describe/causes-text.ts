import type { Cause } from "../../analysis/index.ts";
import type { PickRow } from "../../ir/ir.ts";
import { rowNames } from "../../ir/pick-row.ts";
import { officeClause } from "../office-clause.ts";
import type { Terms } from "./terms.ts";

/** The rules or rows of one clause that have a part in an outcome. */
export interface ClauseCauses {
  readonly clause: string;
  readonly causes: readonly Cause[];
}

/** Causes by clause, in their order; a table is not named beside its own rows, nor rows whose table does not prevail. */
export function causesByClause(causes: readonly Cause[]): readonly ClauseCauses[] {
  const withRows = new Set(causes.flatMap((cause) => (cause.kind === "row" ? [cause.table] : [])));
  const acting = new Set(
    causes.flatMap((cause) => (cause.kind === "rule" && cause.rule.kind === "table" ? [cause.rule.name] : [])),
  );
  const telling = causes.filter((cause) =>
    cause.kind === "row"
      ? acting.has(cause.table)
      : cause.rule.kind !== "table" || !withRows.has(cause.rule.name ?? ""),
  );
  const clauses = [...new Set(telling.map(clauseOf))];
  return clauses.map((clause) => ({ clause, causes: telling.filter((cause) => clauseOf(cause) === clause) }));
}

function clauseOf(cause: Cause): string {
  return cause.kind === "rule" ? cause.rule.clause : (cause.row.origin.clause ?? "");
}

/** The clauses behind an outcome on one line: `clause 三, clause 五(一) table relief row orphan`. */
export function causesText(causes: readonly Cause[], terms: Terms): string {
  const groups = causesByClause(causes);
  if (groups.length === 0) return terms.surface === "en" ? "no rule" : "无规定";
  return groups.map((group) => clauseCausesText(group, terms)).join(terms.surface === "en" ? "; " : "；");
}

/** How many rows of a clause are named. */
const mostRows = 4;

/** One clause with the named rules and rows that count. */
export function clauseCausesText({ clause, causes }: ClauseCauses, terms: Terms): string {
  const { surface } = terms;
  const rows = causes.flatMap((cause) => (cause.kind === "row" ? [rowText(cause.row, terms)] : []));
  const names = [
    ...new Set(
      causes.flatMap((cause) =>
        cause.kind === "rule" && cause.rule.kind !== "table" ? (terms.rule(cause.rule) ?? []) : [],
      ),
    ),
  ];
  const listed = rows.length > mostRows ? [...rows.slice(0, mostRows), more[surface](rows.length - mostRows)] : rows;
  const details = [...names, ...listed].join(surface === "en" ? ", " : "、");
  const place = surface === "en" ? `clause ${clause}` : officeClause(clause);
  if (details === "") return place;
  return surface === "en" ? `${place} (${details})` : `${place}（${details}）`;
}

/** A row by its category, or by its place. */
function rowText(row: PickRow, terms: Terms): string {
  const { surface } = terms;
  if (row.category !== null) return terms.named(row.category);
  return surface === "en" ? `row ${rowNames(row).name}` : rowNames(row).label;
}

const more = { en: (count: number) => `${count} more`, zh: (count: number) => `另${count}项` } as const;
