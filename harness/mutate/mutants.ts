/** Every mutant of a notice: the same notice with one small fault. */
import { valueText } from "../../explain/value-text.ts";
import type * as ir from "../../ir/ir.ts";
import { mapChildren } from "../../ir/map.ts";
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

/** A parameter changes wherever it is named, in the invariants too, as it would in the file. */
function parameterMutants(program: ir.Program, entity: ir.EntityProgram, parameter: ir.Parameter): readonly Mutant[] {
  const { name, type, value, origin } = parameter;
  return nearbyValues(type, value).map((changed): Mutant => {
    const replace = (node: ir.Expression): ir.Expression =>
      node.kind === "constant" && node.parameter === name ? { ...node, value: changed } : mapChildren(node, replace);
    const decisions = entity.decisions.map((decision) => ({ ...decision, body: replace(decision.body) }));
    const invariants = program.invariants.map((each) => ({
      ...each,
      when: each.when === null ? null : replace(each.when),
      then: replace(each.then),
    }));
    const text = (each: Value): Mutant["before"] => ({
      en: valueText(type, each, "en"),
      zh: valueText(type, each, "zh"),
    });
    return {
      operator: "value-changed",
      subject: name,
      before: text(value),
      after: text(changed),
      origin,
      program: withEntity({ ...program, invariants }, { ...entity, decisions }),
    };
  });
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
