import type { Context } from "../cli/context.ts";
import { tableText } from "../cli/render/table.ts";
import { readRoster } from "../cli/roster/roster.ts";
import { createEvaluator } from "../emit/evaluator.ts";
import { valueText } from "../explain/index.ts";
import type { Decision, Fact, Program } from "../ir/ir.ts";
import { entitySchema } from "../ir/schema.ts";
import type { FactRecord } from "../runtime/schema.ts";

const shown = 14;
const entity = "person";
const facts = ["id", "birthDate", "paidOn"];
const decisions = ["window", "assessedPremium", "assistanceRate", "selfPay", "coverageStart", "coverageEnd"];

/** The records of the roster, which are all right. */
export async function readPersons(program: Program, path: string): Promise<readonly FactRecord[]> {
  const persons: FactRecord[] = [];
  for await (const { records, problems } of readRoster(path, "csv", entitySchema(program, entity))) {
    if (problems.length > 0) throw new Error(`the roster cannot be read: ${JSON.stringify(problems)}`);
    for (const { parsed } of records) {
      if (!parsed.ok) throw new Error(`a record of the roster is wrong: ${JSON.stringify(parsed.errors)}`);
      persons.push(parsed.value);
    }
  }
  return persons;
}

/** What a notice decides of the first persons who pay in its time, as a table under its title. */
export function decidedTable(program: Program, persons: readonly FactRecord[], context: Context): string {
  const { evaluate } = createEvaluator(program, entity);
  const outcomes = persons.map((person) => ({ person, outcome: evaluate(person) }));
  const found = program.entities.find(({ name }) => name === entity)!;
  const columns = [...select(found.facts, facts), ...select(found.decisions, decisions)];
  const heading = columns.map(({ name, label }) => context.say({ en: name, zh: label }));
  const paying = outcomes.filter(({ outcome }) => outcome["mayPay"] === true);
  const rows = paying
    .slice(0, shown)
    .map(({ person, outcome }) => columns.map((column) => cell(column, person, outcome, context)));
  const summary = context.say({
    en: `${rows.length} shown of ${paying.length} who pay in time, ${persons.length} in all`,
    zh: `共 ${persons.length} 人，在缴费期内缴费 ${paying.length} 人，列出 ${rows.length} 人`,
  });
  const title = context.colours.out.bold(`${program.notice.name}  ${program.notice.title}`);
  return `${title}\n\n${tableText([heading, ...rows])}\n${summary}\n\n`;
}

type Column = Fact | Decision;

function select<T extends Column>(columns: readonly T[], names: readonly string[]): readonly T[] {
  return names.flatMap((name) => columns.filter((column) => column.name === name));
}

function cell({ name, type }: Column, person: FactRecord, outcome: FactRecord, context: Context): string {
  const value = (name in outcome ? outcome[name] : person[name]) ?? null;
  return value === null ? "—" : valueText(type, value, context.language);
}
