/** Demands of the places where values are looked up in tables of data and in parameters that change with time, and of those tables. */
import { casesIn } from "../../ir/entity.ts";
import type { DataTable, Expression, Program } from "../../ir/ir.ts";
import { type LookedUp, lookupsIn, lookupsOf } from "../../ir/lookups.ts";
import { sameValue } from "../../ir/values.ts";
import { walk } from "../../ir/walk.ts";
import type { Reporter } from "../reporter.ts";

/**
 * A row or a value that is missing is a gap of the decision that looks it up, so it is looked up in what that gives. A
 * condition only says where a rule applies, and an aggregate is asked of other records.
 */
export function checkLookups(program: Program, reporter: Reporter): void {
  const decisions = program.entities.flatMap((entity) => entity.decisions);
  const conditions = program.entities
    .flatMap(({ requirements }) => requirements.map(({ condition }) => condition))
    .concat(program.invariants.flatMap(({ when, then }) => (when === null ? [then] : [when, then])))
    .concat(decisions.flatMap(({ gate, body }) => [...(gate === null ? [] : [gate]), ...conditionsIn(body)]));
  for (const lookup of new Set(conditions.flatMap(lookupsOf))) {
    if (hasValueThroughout(lookup, program)) continue;
    const { span } = lookup.origin;
    reporter.report("lookup-in-condition", span, { value: reporter.textOf(span) });
  }
  const tables = decisions.flatMap(lookupsIn).flatMap((lookup) => (lookup.kind === "lookup" ? [lookup.table] : []));
  for (const table of program.dataTables) if (tables.includes(table.name)) reportRepeatedKeys(table, reporter);
}

/** Whether the range of the fact at which a parameter is asked has no day before its first. */
function hasValueThroughout(lookup: LookedUp, { entities }: Program): boolean {
  if (lookup.kind !== "parameterAt" || lookup.date.kind !== "fact") return false;
  const { entity, name } = lookup.date;
  const facts = entities.find((each) => each.name === entity)?.facts ?? [];
  const range = facts.find((each) => each.name === name)?.range ?? null;
  return range !== null && range.from >= lookup.values[0]!.from;
}

/** The conditions of rules and rows, and what aggregates ask of the records and rows that they go over. */
function conditionsIn(body: Expression): readonly Expression[] {
  const guards = casesIn(body).flatMap(({ cases, silences }) => [...cases.map(({ guard }) => guard), ...silences]);
  const rows = body.kind === "pick" ? body.rows.map(({ guard }) => guard) : [];
  return [...guards, ...rows, ...walk(body).filter(({ kind }) => kind === "aggregate")];
}

/** Two rows of one key would leave open which of them is meant. */
function reportRepeatedKeys({ name, columns, rows }: DataTable, reporter: Reporter): void {
  const key = columns[0]!.name;
  rows.forEach(({ values, origin }, index) => {
    const first = rows.slice(0, index).find((other) => sameValue(other.values[key]!, values[key]!));
    if (first === undefined) return;
    const related = [reporter.place(first.origin.span, first.origin.clause ?? "")];
    reporter.report("key-repeated", origin.span, { table: name, column: key }, { related });
  });
}
