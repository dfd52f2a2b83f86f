/** A notice as one statement that decides a table of facts. */
import { casesIn, entityOf, keyFactName } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import { visibleText } from "../../runtime/visible-text.ts";
import type { ColumnarForm, ColumnNode } from "../columnar/form.ts";
import { constantOf } from "../columnar/graph.ts";
import { lowerToColumns } from "../columnar/lower.ts";
import type { EmittedFile } from "../emitted-file.ts";
import { decisionSql } from "./decisions-sql.ts";
import { faultsSql, laneSql } from "./facts-sql.ts";
import { laneName, literal, NotInSql, quoted } from "./names.ts";
import { Steps } from "./steps.ts";

/** What no fact and no decision is called. */
const [faultName, problemName] = ['"?fault"', '"?problem"'];

/**
 * The statement for the entity that a notice speaks of, in DuckDB's dialect: it reads the table of the entity's name, with a column
 * a fact, and gives a row a row. Throws `NotColumnar` or `NotInSql` where it cannot say what the rules ask.
 */
export function emitSql(program: ir.Program): readonly EmittedFile[] {
  const entity = entityOf(program);
  const schema = entitySchema(program, entity.name);
  const form = lowerToColumns(program, entity.name, { withRequirements: true });
  refuseTexts(form, schema);
  const steps = new Steps(form);
  const lanes = form.inputs.map((vector) => `${laneSql(schema, vector, form.texts)} AS ${laneName(vector)}`);
  const key = keyFactName(entity);
  const faults = problemSql(schema, form, steps);
  const ctes = [
    `facts AS (\n  SELECT\n    ${[...(key === null ? [] : [`given.${quoted(key)}`]), ...lanes, `${firstOf(faults.facts)} AS ${faultName}`].join(",\n    ")}\n  FROM ${quoted(entity.name)} AS given\n)`,
    ...steps.layers.map(
      (layer, index) =>
        `step${index + 1} AS (\n  SELECT *,\n    ${layer.map(({ name, sql }) => `${sql} AS ${name}`).join(",\n    ")}\n  FROM ${index === 0 ? "facts" : `step${index}`}\n)`,
    ),
    `decided AS (\n  SELECT *,\n    coalesce(${faultName}, ${firstOf(faults.decisions)}) AS ${problemName}\n  FROM ${steps.layers.length === 0 ? "facts" : `step${steps.layers.length}`}\n)`,
  ];
  const columns = [
    ...(key === null ? [] : [`  ${quoted(key)}`]),
    ...schema.decisions.map((field) => columnSql(entity, field, form, steps)),
    `  ${problemName} AS problem`,
  ];
  const text = `${headSql(program, entity)}\nWITH\n${ctes.join(",\n")}\nSELECT\n${columns.join(",\n")}\nFROM decided;\n`;
  return [{ path: `${program.notice.name}.sql`, text: visibleText(text) }];
}

function headSql({ notice }: ir.Program, { name, label }: ir.EntityProgram): string {
  return [
    `-- ${oneLine(notice.title)} (${notice.name})`,
    `-- A row for each row of ${quoted(name)} (${oneLine(label)}), which has a column a fact: what is decided, and in`,
    '-- "problem" why nothing is. Made by pol build --target sql; dialect: DuckDB.',
  ].join("\n");
}

function columnSql(
  entity: ir.EntityProgram,
  field: EntitySchema["decisions"][number],
  { outputs, texts }: ColumnarForm,
  steps: Steps,
): string {
  const own = outputs.filter(({ name }) => name === field.name);
  const lanes = own.filter(({ part }) => part !== "present");
  const where = lanes[0]!.where;
  const condition = [`${problemName} IS NULL`, ...(constantOf(where) === 1 ? [] : [steps.name(where)])].join(" AND ");
  const value = decisionSql(
    field,
    lanes.map(({ node }) => steps.name(node)),
    texts,
  );
  const { body, label } = entity.decisions.find(({ name }) => name === field.name)!;
  const clauses = [...new Set(casesIn(body).flatMap(({ cases }) => cases.map(({ rule }) => rule.clause)))];
  const remark = `  -- ${oneLine([label, ...clauses].join(" "))}`;
  return `${remark}\n  CASE WHEN ${condition} THEN ${value} END AS ${quoted(field.name)}`;
}

/** A text that ends no comment. */
function oneLine(text: string): string {
  return visibleText(text).replace(/\s+/gu, " ");
}

interface Faults {
  readonly facts: readonly (readonly [condition: string, told: string])[];
  readonly decisions: readonly (readonly [condition: string, told: string])[];
}

/** What may be wrong with a record: its facts, the requirements of the vocabulary, and what only a record by itself decides. */
function problemSql(schema: EntitySchema, { inputs, requirements, again }: ColumnarForm, steps: Steps): Faults {
  const asked = new Set(inputs.map(({ name }) => name));
  const broken = requirements.map(
    (holds, index) => [`NOT ${steps.name(holds)}`, schema.requirements[index]!.message] as const,
  );
  return {
    facts: faultsSql(schema, asked),
    decisions: [...broken, [steps.name(again), "decide this record by itself"]],
  };
}

function firstOf(faults: readonly (readonly [string, string])[]): string {
  if (faults.length === 0) return "CAST(NULL AS VARCHAR)";
  return `CASE ${faults.map(([condition, told]) => `WHEN ${condition} THEN ${literal(told)}`).join(" ")} END`;
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
