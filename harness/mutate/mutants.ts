/** Every mutant of a notice: the same notice with one small fault. */
import { parameterText } from "../../explain/parameter-text.ts";
import { valueText } from "../../explain/value-text.ts";
import type * as ir from "../../ir/ir.ts";
import { mapChildren } from "../../ir/map.ts";
import { date, type Type } from "../../ir/types.ts";
import { walk } from "../../ir/walk.ts";
import type { Value } from "../../runtime/schema.ts";
import { changesOf } from "./changes.ts";
import type { Mutant } from "./mutant.ts";
import { nearbyValues } from "./values.ts";

/** The mutants of an entity's decisions, of the parameters that they use and of the notice's data, in the order of the file. */
export function mutantsOf(program: ir.Program, entity: ir.EntityProgram): readonly Mutant[] {
  const ofDecisions = entity.decisions.flatMap((decision) =>
    changesOf(program, entity, decision.body).map(({ changed, operator, before, after, origin }): Mutant => {
      const decisions = entity.decisions.map((each) => (each === decision ? { ...each, body: changed } : each));
      return {
        operator,
        before,
        after,
        origin,
        subject: decision.name,
        program: withEntity(program, { ...entity, decisions }),
      };
    }),
  );
  const ofParameters = program.parameters
    .filter((parameter) => isUsed(entity, parameter))
    .flatMap((parameter) => parameterMutants(program, entity, parameter));
  return [...ofParameters, ...ofDecisions, ...dataMutants(program)].sort(
    (left, right) => left.origin.span.start - right.origin.span.start,
  );
}

function withEntity(program: ir.Program, changed: ir.EntityProgram): ir.Program {
  return { ...program, entities: program.entities.map((each) => (each.name === changed.name ? changed : each)) };
}

function isUsed({ decisions }: ir.EntityProgram, { name }: ir.Parameter): boolean {
  return decisions.some(({ body }) =>
    [...walk(body)].some((node) => node.kind === "constant" && node.parameter === name),
  );
}

/** Each value of a parameter changed, and each day from which one holds, wherever it is named, in the invariants too, as in the file. */
function parameterMutants(program: ir.Program, entity: ir.EntityProgram, parameter: ir.Parameter): readonly Mutant[] {
  const { name, type, values } = parameter;
  return values.flatMap((each, index) =>
    nearbyParameterValues(type, each).map((changed): Mutant => {
      const replace = withParameter(
        name,
        values.map((other, at) => (at === index ? changed : other)),
      );
      const decisions = entity.decisions.map((decision) => ({ ...decision, body: replace(decision.body) }));
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
        before: text(each),
        after: text(changed),
        origin: each.origin,
        program: withEntity({ ...program, invariants }, { ...entity, decisions }),
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
