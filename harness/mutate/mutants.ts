/** Every mutant of a notice: the same notice with one small fault. */
import { parameterText } from "../../explain/parameter-text.ts";
import { valueText } from "../../explain/value-text.ts";
import { decisionKey } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { mapChildren } from "../../ir/map.ts";
import { date, type Type } from "../../ir/types.ts";
import { walk } from "../../ir/walk.ts";
import type { Value } from "../../runtime/schema.ts";
import { decidedEntities } from "../placed.ts";
import { changesOf } from "./changes.ts";
import type { Mutant } from "./mutant.ts";
import { nearbyValues } from "./values.ts";

/** The mutants of the decisions of every entity, of the parameters that they use and of the notice's data, in the order of the file. */
export function mutantsOf(program: ir.Program): readonly Mutant[] {
  const mutants = [
    ...program.parameters.flatMap((parameter) => parameterMutants(program, parameter)),
    ...decidedEntities(program).flatMap((entity) => decisionMutants(program, entity)),
    ...dataMutants(program),
  ];
  return mutants.sort((left, right) => left.origin.span.start - right.origin.span.start);
}

function decisionMutants(program: ir.Program, entity: ir.EntityProgram): readonly Mutant[] {
  return entity.decisions.flatMap((decision) =>
    changesOf(program, entity, decision.body).map(({ changed, operator, before, after, origin }): Mutant => {
      const decisions = entity.decisions.map((each) => (each === decision ? { ...each, body: changed } : each));
      const entities = program.entities.map((each) => (each === entity ? { ...entity, decisions } : each));
      return {
        operator,
        before,
        after,
        origin,
        subject: entity.name === program.mainEntity ? decision.name : decisionKey(entity.name, decision.name),
        entities: [entity.name],
        program: { ...program, entities },
      };
    }),
  );
}

/** The entities in whose decisions something is used. */
function usersOf(program: ir.Program, isUse: (node: ir.Expression) => boolean): readonly string[] {
  const using = program.entities.filter(({ decisions }) => decisions.some(({ body }) => walk(body).some(isUse)));
  return using.map(({ name }) => name);
}

/** Each value of a parameter changed, and each day from which one holds, wherever it is named, in the invariants too, as in the file. */
function parameterMutants(program: ir.Program, parameter: ir.Parameter): readonly Mutant[] {
  const { name, type, values } = parameter;
  const users = usersOf(program, (node) => node.kind === "constant" && node.parameter === name);
  if (users.length === 0) return [];
  return values.flatMap((each, index) =>
    nearbyParameterValues(type, each).map((changed): Mutant => {
      const replace = withParameter(
        name,
        values.map((other, at) => (at === index ? changed : other)),
      );
      const entities = program.entities.map(({ decisions, ...rest }) => ({
        ...rest,
        decisions: decisions.map((decision) => ({ ...decision, body: replace(decision.body) })),
      }));
      const invariants = program.invariants.map(({ when, then, ...rest }) => ({
        ...rest,
        when: when === null ? null : replace(when),
        then: replace(then),
      }));
      const text = (value: ir.ParameterValue): Mutant["before"] => ({
        en: parameterText({ type, values: [value] }, "en"),
        zh: parameterText({ type, values: [value] }, "zh"),
      });
      return {
        operator: "value-changed",
        subject: name,
        entities: users,
        before: text(each),
        after: text(changed),
        origin: each.origin,
        program: { ...program, entities, invariants },
      };
    }),
  );
}

function nearbyParameterValues(type: Type, each: ir.ParameterValue): readonly ir.ParameterValue[] {
  const values = nearbyValues(type, each.value).map((value) => ({ ...each, value }));
  const days = nearbyValues(date, each.from).map((from) => ({ ...each, from: from as number }));
  return [...values, ...days];
}

/** An expression in which a parameter has other values. */
function withParameter(
  name: string,
  values: readonly ir.ParameterValue[],
): (expression: ir.Expression) => ir.Expression {
  const replace = (node: ir.Expression): ir.Expression => {
    if (node.kind === "constant") return node.parameter === name ? { ...node, value: values[0]!.value } : node;
    if (node.kind !== "parameterAt" || node.parameter !== name) return mapChildren(node, replace);
    const changed = values.map(({ from, value }, index) => ({
      from: from!,
      value: { ...node.values[index]!.value, value },
    }));
    return { ...node, date: replace(node.date), values: changed };
  };
  return replace;
}

/** Each cell of each table of data changed. */
function dataMutants(program: ir.Program): readonly Mutant[] {
  return program.dataTables.flatMap((table) =>
    table.rows.flatMap((row) =>
      table.columns.flatMap(({ name, type }) =>
        nearbyValues(type, row.values[name]!).map((value): Mutant => {
          const rows = table.rows.map((each) =>
            each === row ? { ...row, values: { ...row.values, [name]: value } } : each,
          );
          const dataTables = program.dataTables.map((each) => (each === table ? { ...table, rows } : each));
          const text = (each: Value): Mutant["before"] => ({
            en: valueText(type, each, "en"),
            zh: valueText(type, each, "zh"),
          });
          return {
            operator: "value-changed",
            subject: table.name,
            entities: usersOf(program, (node) => isOfTable(node, table.name)),
            before: text(row.values[name]!),
            after: text(value),
            origin: row.origin,
            program: { ...program, dataTables },
          };
        }),
      ),
    ),
  );
}

function isOfTable(node: ir.Expression, table: string): boolean {
  if (node.kind === "lookup") return node.table === table;
  return node.kind === "aggregate" && node.over.kind === "table" && node.over.table === table;
}
