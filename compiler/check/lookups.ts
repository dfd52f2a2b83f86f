/** Demands of the places where values are looked up in tables of data, and of those tables. */
import { casesIn } from "../../ir/entity.ts";
import type { DataTable, Expression, Lookup, Program } from "../../ir/ir.ts";
import { lookupsIn } from "../../ir/lookups.ts";
import { sameValue } from "../../ir/values.ts";
import { walk } from "../../ir/walk.ts";
import type { Reporter } from "../reporter.ts";

/**
 * A row that is missing is a gap of the decision that looks it up, so it is looked up in what that gives. A condition
 * only says where a rule applies, and an aggregate is asked of other records.
 */
export function checkLookups(program: Program, reporter: Reporter): void {
  const decisions = program.entities.flatMap((entity) => entity.decisions);
  const conditions = program.entities
    .flatMap(({ requirements }) => requirements.map(({ condition }) => condition))
    .concat(program.invariants.flatMap(({ when, then }) => (when === null ? [then] : [when, then])))
    .concat(decisions.flatMap(({ gate, body }) => [...(gate === null ? [] : [gate]), ...conditionsIn(body)]));
  for (const lookup of new Set(conditions.flatMap(lookupsOf))) {
    const { span } = lookup.origin;
    reporter.report("lookup-in-condition", span, { value: reporter.textOf(span) });
  }
  for (const name of new Set(decisions.flatMap(lookupsIn).map(({ table }) => table))) {
    const table = program.dataTables.find((each) => each.name === name);
    if (table !== undefined) reportRepeatedKeys(table, reporter);
  }
}

/** The conditions of rules and rows, and what aggregates ask of the records and rows that they go over. */
function conditionsIn(body: Expression): readonly Expression[] {
  const guards = casesIn(body).flatMap(({ cases, silences }) => [...cases.map(({ guard }) => guard), ...silences]);
  const rows = body.kind === "pick" ? body.rows.map(({ guard }) => guard) : [];
  return [...guards, ...rows, ...walk(body).filter(({ kind }) => kind === "aggregate")];
}

function lookupsOf(expression: Expression): readonly Lookup[] {
  return walk(expression).filter((node): node is Lookup => node.kind === "lookup");
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
