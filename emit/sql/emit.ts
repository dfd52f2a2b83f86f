/** A notice as one statement that decides a table of facts. */
import { askedGroups } from "../../ir/asking.ts";
import { casesIn, entityOf, keyFactName } from "../../ir/entity.ts";
import { groupStepsOf } from "../../ir/group-steps.ts";
import type { GroupProgram } from "../../ir/grouping.ts";
import type * as ir from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import { visibleText } from "../../runtime/visible-text.ts";
import type { ColumnarForm, ColumnNode } from "../columnar/form.ts";
import { constantOf } from "../columnar/graph.ts";
import { lowerToColumns } from "../columnar/lower.ts";
import { rootsOf } from "../columnar/uses.ts";
import type { EmittedFile } from "../emitted-file.ts";
import { decisionSql } from "./decisions-sql.ts";
import { type Dialect, type DialectName, dialects } from "./dialect.ts";
import { laneSql } from "./facts-sql.ts";
import { faultsSql, firstOf, toldOf } from "./faults-sql.ts";
import { keyColumnsSql, withheldAgainSql, withheldSql } from "./groups-sql.ts";
import { countsColumn, laneName, NotInSql } from "./names.ts";
import { Steps } from "./steps.ts";

/** What no fact and no decision is called: whether the facts of a row are wrong, and why nothing is decided of it. */
const [faultColumn, problemColumn] = ["?fault", "?problem"];

/** Likewise, where rows form groups: whether a row is refused. */
const refusedColumn = "?refused";

/**
 * The statement for the entity that a notice speaks of, in a dialect: it reads the table of the entity's name, with a column
 * a fact, and gives a row a row. Throws `NotColumnar` or `NotInSql` where it cannot say what the rules ask.
 */
export function emitSql(program: ir.Program, dialect: DialectName = "duckdb"): readonly EmittedFile[] {
  const sql: Dialect = dialects[dialect];
  const entity = entityOf(program);
  const schema = entitySchema(program, entity.name);
  const groups = askedGroups(program, entity.name);
  refuseNames([...schema.decisions, ...schema.facts]);
  refuseNames(groups);
  const form = lowerToColumns(program, entity.name, { withRequirements: true, inGroups: true });
  refuseTexts(form, schema);
  const key = keyFactName(entity);
  const keys = key === null ? [] : [sql.quoted(key)];
  const facts = [
    ...keys.map((name) => `given.${name}`),
    ...form.inputs.map((vector) => `${laneSql(sql, schema, vector, form.texts)} AS ${laneName(sql, vector)}`),
    ...groups.flatMap((group) => keyColumnsSql(sql, schema, group)),
    `${firstOf(sql, faultsSql(sql, schema.facts))} AS ${sql.quoted(faultColumn)}`,
  ];
  const steps = new Steps(sql, form);
  const checks = steps.layersOf(form.requirements).map(columnsOf);
  const holding = form.requirements.map((each) => steps.name(each));
  const { layers, reason } = refusalSql(sql, schema, holding, groups, groupStepsOf(program, entity.name));
  const decided = steps.layersOf(rootsOf(form)).map(columnsOf);
  const again = firstOf(sql, [{ condition: steps.name(form.again), told: toldOf("again", byItself) }]);
  const told = `coalesce(${reason}, ${again}) AS ${sql.quoted(problemColumn)}`;
  const ctes = chained([`FROM ${sql.quoted(entity.name)} AS given`, facts], [...checks, ...layers, ...decided, [told]]);
  const decisions = schema.decisions.map((field) => columnSql(sql, entity, field, form, steps));
  const problem = `  ${sql.quoted(problemColumn)} AS problem`;
  const selected = [...keys.map((name) => `  ${name}`), ...decisions, problem];
  const text = `${headSql(program, entity, sql)}\nWITH\n${ctes.text}\nSELECT\n${selected.join(",\n")}\nFROM ${ctes.last};\n`;
  return [{ path: `${program.notice.name}.sql`, text: visibleText(text) }];
}

/** What becomes of a record that lanes do not do for. */
const byItself = "decide this record by itself";

/** Tables each of which adds columns to the one before. */
function chained(
  [from, facts]: readonly [string, readonly string[]],
  layers: readonly (readonly string[])[],
): { readonly text: string; readonly last: string } {
  const table = (name: string, columns: readonly string[], source: string): string =>
    `${name} AS (\n  SELECT\n    ${columns.join(",\n    ")}\n  ${source}\n)`;
  const names = ["facts", ...layers.map((_, index) => `step${index + 1}`)];
  const tables = layers.map((columns, index) => table(names[index + 1]!, ["*", ...columns], `FROM ${names[index]}`));
  return { text: [table("facts", facts, from), ...tables].join(",\n"), last: names.at(-1)! };
}

function columnsOf(layer: ReturnType<Steps["layersOf"]>[number]): readonly string[] {
  return layer.map(({ name, sql }) => `${sql} AS ${name}`);
}

/**
 * Why a row is refused, or withheld since others of its groups are, as an expression over some layers: one more for each
 * group through which what is asked goes.
 */
function refusalSql(
  sql: Dialect,
  { requirements }: EntitySchema,
  holding: readonly string[],
  groups: readonly GroupProgram[],
  steps: number,
): { readonly layers: readonly (readonly string[])[]; readonly reason: string } {
  const [fault, refused, counts] = [faultColumn, refusedColumn, countsColumn].map((name) => sql.quoted(name));
  const broken = holding.map((holds, index) => ({
    condition: `NOT ${holds}`,
    told: toldOf("requirement-broken", requirements[index]!.message),
  }));
  const own = `coalesce(${fault}, ${firstOf(sql, broken)})`;
  if (groups.length === 0) return { layers: [], reason: own };
  const reasons = [refused!, ...Array.from({ length: Math.max(1, steps) }, (_, step) => reasonColumn(sql, step))];
  const layers = reasons.slice(1).map((reason, step) => {
    const withheld = step === 0 ? withheldSql(sql, groups, refused!) : withheldAgainSql(sql, groups, reasons[step]!);
    return [`coalesce(${reasons[step]}, ${firstOf(sql, withheld)}) AS ${reason}`];
  });
  const [first, ...further] = layers;
  return {
    layers: [[`${own} AS ${refused}`], [`(${refused} IS NULL) AS ${counts}`, ...first!], ...further],
    reason: reasons.at(-1)!,
  };
}

/** Why a row is not decided, as far as so many groups further tell. */
function reasonColumn(sql: Dialect, step: number): string {
  return sql.quoted(step === 0 ? "?reason" : `?reason ${step + 1}`);
}

function headSql({ notice }: ir.Program, { name, label }: ir.EntityProgram, sql: Dialect): string {
  return [
    `-- ${oneLine(notice.title)} (${notice.name})`,
    `-- A row for each row of ${sql.quoted(name)} (${oneLine(label)}), which has a column a fact: what is decided, and in`,
    `-- "problem" why nothing is. Made by pol build --target sql; dialect: ${sql.title}.`,
  ].join("\n");
}

function columnSql(
  sql: Dialect,
  entity: ir.EntityProgram,
  field: EntitySchema["decisions"][number],
  { outputs, texts }: ColumnarForm,
  steps: Steps,
): string {
  const own = outputs.filter(({ name }) => name === field.name);
  const lanes = own.filter(({ part }) => part !== "present");
  const where = lanes[0]!.where;
  const isDecided = `${sql.quoted(problemColumn)} IS NULL`;
  const condition = [isDecided, ...(constantOf(where) === 1 ? [] : [steps.name(where)])].join(" AND ");
  const value = decisionSql(
    sql,
    field,
    lanes.map(({ node }) => steps.name(node)),
    texts,
  );
  const { body, label } = entity.decisions.find(({ name }) => name === field.name)!;
  const clauses = [...new Set(casesIn(body).flatMap(({ cases }) => cases.map(({ rule }) => rule.clause)))];
  const remark = `  -- ${oneLine([label, ...clauses].join(" "))}`;
  return `${remark}\n  CASE WHEN ${condition} THEN ${value} END AS ${sql.quoted(field.name)}`;
}

/** A text that ends no comment. */
function oneLine(text: string): string {
  return visibleText(text).replace(/\s+/gu, " ");
}

/** Databases tell no names apart by the case of their letters, and the result has a column of its own. */
function refuseNames(all: readonly { readonly name: string }[]): void {
  const known = new Set(["problem"]);
  for (const { name } of all) {
    if (known.has(name.toLowerCase())) throw new NotInSql(name);
    known.add(name.toLowerCase());
  }
}

/** Texts are numbers here, and those that no rule names all have the same: none of them may be given out or compared. */
function refuseTexts({ inputs, outputs, again, requirements }: ColumnarForm, { facts, decisions }: EntitySchema): void {
  const isTextFact = (vector: number): boolean =>
    facts.find(({ name }) => name === inputs[vector]!.name)?.type.kind === "text";
  const known = new Map<ColumnNode, string | null>();
  /** The fact whose texts a node may have. */
  const textOf = (node: ColumnNode): string | null => {
    if (known.has(node)) return known.get(node)!;
    const { operation, operands } = node;
    const found =
      operation.kind === "input" && isTextFact(operation.vector)
        ? inputs[operation.vector]!.name
        : operation.kind === "select"
          ? (textOf(operands[1]!) ?? textOf(operands[2]!))
          : null;
    known.set(node, found);
    if (operation.kind !== "select") operands.forEach(textOf);
    else textOf(operands[0]!);
    const isCompared = operation.kind === "equal" && operands.every((each) => textOf(each) !== null);
    if (isCompared) throw new NotInSql(textOf(operands[0]!)!);
    return found;
  };
  for (const { node, where, name } of outputs) {
    textOf(where);
    const isText = decisions.find((each) => each.name === name)?.type.kind === "text";
    if (textOf(node) !== null && isText) throw new NotInSql(name);
  }
  [again, ...requirements].forEach(textOf);
}
