/** The in-memory evaluator: the same code as generated TypeScript, run at once. */
import * as runtime from "../runtime/index.ts";
import type { EntitySchema, FactRecord, RequirementField } from "../runtime/schema.ts";
import { interpretOutcome, interpretRoster, outcomeOf } from "../ir/interpret.ts";
import type * as ir from "../ir/ir.ts";
import { Magnitudes } from "../ir/magnitude.ts";
import { fuseProgram } from "../ir/fuse.ts";
import { askedAlone, enclosingOf, takesOnce } from "../ir/asking.ts";
import { formedOf, groupsOf } from "../ir/grouping.ts";
import { simplifyProgram } from "../ir/simplify.ts";
import { entitySchema } from "../ir/schema.ts";
import { ConstantPool } from "./constant-pool.ts";
import type { CodeContext, Style } from "./context.ts";
import { evaluateDecision } from "./decision-code.ts";
import { entityCode, outcomeCode } from "./entity-code.ts";
import { aloneCode, type FunctionCode, functionCode } from "./function-code.ts";
import { ModuleNames } from "./module-names.ts";
import { requirementCode } from "./requirement-code.ts";
import { parameterCode, pickedRowCodes, rowCodes } from "./value-code.ts";

/** Decides records of one entity. */
export interface Evaluator {
  readonly schema: EntitySchema;
  /**
   * What is decided of a record: its key, the vocabulary's decisions, and the outcomes of its
   * lists' items; it forms the groups of its kind alone. Throws `PolicyFailure` where the policy gives no single answer.
   */
  readonly evaluate: (facts: FactRecord) => FactRecord;
  /** Decides the records of a roster in the groups that they form together, each by its position. */
  readonly evaluateRoster: (records: readonly FactRecord[]) => (position: number) => FactRecord;
}

/** A generated function: it takes a record and those around it that its rules name. */
type Evaluate = (facts: FactRecord, ...around: readonly (FactRecord | runtime.Once | null)[]) => FactRecord;

const style: Style = {
  parameter: (_, value) => value,
  set: (_, bits) => String(bits),
  remark: () => "",
  heading: () => [],
  present: (code) => code,
  anyOption: (code) => code,
};

/**
 * Compiles a program to JavaScript functions and returns the one that decides an entity. Where a content security policy
 * forbids to make functions of texts, the interpreter decides, more slowly.
 */
export function createEvaluator(original: ir.Program, entityName: string): Evaluator {
  const program = simplifyProgram(original);
  try {
    return compiledEvaluator(program, entityName);
  } catch (error) {
    if (error instanceof EvalError) return interpretingEvaluator(program, entityName);
    throw error;
  }
}

function interpretingEvaluator(program: ir.Program, entityName: string): Evaluator {
  return {
    schema: entitySchema(program, entityName),
    evaluate: (facts) => interpretOutcome(program, entityName, facts),
    evaluateRoster: (records) => {
      const evaluations = interpretRoster(program, entityName, records);
      return (position) => outcomeOf(evaluations[position]!());
    },
  };
}

function compiledEvaluator(program: ir.Program, entityName: string): Evaluator {
  const names = new ModuleNames(program);
  const context: CodeContext = {
    program,
    names,
    style,
    pool: new ConstantPool(names),
    magnitudes: new Magnitudes(program),
  };
  const functions = fuseProgram(program).entities.map((entity) => evaluateFunctions(context, entity));
  const tables = program.dataTables.map(
    (table) => `const ${names.table(table.name).rows} = [${rowCodes(context, table).join(", ")}];`,
  );
  const parameters = program.parameters
    .filter(({ values }) => values[0]!.from !== null)
    .map((parameter) => `const ${names.parameter(parameter.name)} = ${parameterCode(context, parameter)};`);
  const requirements = requirementCodes(context, entityName);
  const source = [
    `"use strict";`,
    `const { ${Object.keys(runtime).join(", ")} } = arguments[0];`,
    ...context.pool.constants().map(([name, definition]) => `const ${name} = ${definition};`),
    ...context.pool.tables().map((table) => `const ${table.name} = [${pickedRowCodes(table).join(", ")}];`),
    ...parameters,
    ...tables,
    ...functions,
    `return { evaluate: ${names.entity(entityName).evaluate}, requirements: [${requirements.join(", ")}] };`,
  ].join("\n");
  const compiled = new Function(source)(runtime) as {
    readonly evaluate: Evaluate;
    readonly requirements: readonly RequirementField["holds"][];
  };
  const schema = entitySchema(program, entityName);
  const evaluateRoster = rosterEvaluator(program, entityName, compiled.evaluate);
  return {
    schema: { ...schema, requirements: withTests(schema, compiled.requirements) },
    evaluate: groupsOf(program, entityName).length === 0 ? compiled.evaluate : (facts) => evaluateRoster([facts])(0),
    evaluateRoster,
  };
}

/** Hands each record of a roster over with the groups around it, and with what is kept of all that they ask of one another. */
function rosterEvaluator(program: ir.Program, entityName: string, evaluate: Evaluate): Evaluator["evaluateRoster"] {
  const kinds = groupsOf(program, entityName);
  const around = enclosingOf(program, entityName).map((name) => kinds.findIndex((group) => group.name === name));
  const asksOthers = takesOnce(program, entityName);
  return (records) => {
    const formed = kinds.map((group) => formedOf(group, records));
    const finders: runtime.GroupFinders = new Map(kinds.map(({ name }, kind) => [name, formed[kind]!.of]));
    const once = asksOthers ? [new runtime.Once(finders)] : [];
    const groupAt = (kind: number, position: number): FactRecord | null =>
      kind < 0 ? null : formed[kind]!.at(position);
    return (position) => evaluate(records[position]!, ...around.map((kind) => groupAt(kind, position)), ...once);
  };
}

/** The function that decides an entity, and those that work out what its records ask of one another. */
function evaluateFunctions(context: CodeContext, entity: ir.EntityProgram): string {
  const code = entityCode(context, entity, evaluateDecision);
  const whole = functionCode(context, code, (mention, withLate) => outcomeCode(context, code, mention, withLate));
  const alone = askedAlone(context.program, entity.name).map((decision) =>
    functionText(context.names.alone(entity.name, decision)!, aloneCode(context, code, decision)),
  );
  return [functionText(context.names.entity(entity.name).evaluate, whole), ...alone].join("\n");
}

function functionText(name: string, { parameters, lines }: FunctionCode): string {
  const taken = parameters.map((each) =>
    each.entity === null ? `${each.name} = new Once()` : each.perhaps ? `${each.name} = null` : each.name,
  );
  return `function ${name}(${taken.join(", ")}) {\n${lines.join("\n")}\n}`;
}

/** What must be true of a record, as functions of its facts. */
function requirementCodes(context: CodeContext, entityName: string): string[] {
  const entity = context.program.entities.find(({ name }) => name === entityName);
  return (entity?.requirements ?? []).map(({ condition }) => {
    const { parameter, code } = requirementCode(context, entityName, condition);
    return `(${parameter}) => ${code}`;
  });
}

function withTests(
  { requirements }: EntitySchema,
  tests: readonly RequirementField["holds"][],
): readonly RequirementField[] {
  return requirements.map(({ message }, index) => ({ message, holds: tests[index]! }));
}
