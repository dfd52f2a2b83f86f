/** The in-memory evaluator: the same code as generated TypeScript, run at once. */
import * as runtime from "../../runtime/index.ts";
import type { EntitySchema, FactRecord, RequirementField } from "../../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";
import { fuseProgram } from "../ir/fuse.ts";
import { simplifyProgram } from "../ir/simplify.ts";
import { walk } from "../ir/walk.ts";
import { entitySchema } from "../schema.ts";
import { CodePrinter, ConstantPool, type Style } from "./code.ts";
import { destructured, keyName, localName, typeName } from "./names.ts";
import { enclosingOf } from "../ir/entity.ts";
import { evaluateCode, outcomeCode, type Statement } from "./entity-code.ts";

/** Decides records of one entity. */
export interface Evaluator {
  readonly schema: EntitySchema;
  /**
   * What is decided of a record: its key, the vocabulary's decisions, and the outcomes of its
   * lists' items. Throws `PolicyFailure` where the policy gives no single answer.
   */
  readonly evaluate: (facts: FactRecord) => FactRecord;
}

const style: Style = {
  parameter: (_, value) => value,
  set: (_, bits) => String(bits),
  remark: () => "",
  present: (code) => code,
  array: (items) => `[${items.join(", ")}]`,
  lambda: (parameter, _, body) => `(${parameter}) => ${body}`,
};

/** Compiles a program to JavaScript functions and returns the one that decides an entity. */
export function createEvaluator(original: ir.Program, entityName: string): Evaluator {
  const program = fuseProgram(simplifyProgram(original));
  const pool = new ConstantPool();
  const functions = program.entities.map((entity) => functionCode(program, entity, pool));
  const tables = program.dataTables.map((table) => tableCode(program, table, pool));
  const constants = pool.entries().map(([name, definition]) => `const ${name} = ${definition};`);
  const source = [
    `"use strict";`,
    `const { ${Object.keys(runtime).join(", ")} } = runtime;`,
    ...constants,
    ...tables,
    ...functions,
    `return { evaluate: evaluate${typeName(entityName)}, requirements: [${requirementCodes(program, entityName, pool).join(", ")}] };`,
  ].join("\n");
  const compiled = new Function("runtime", source)(runtime) as {
    readonly evaluate: Evaluator["evaluate"];
    readonly requirements: readonly RequirementField["holds"][];
  };
  const schema = entitySchema(program, entityName);
  const requirements = schema.requirements.map(({ message }, index) => ({
    message,
    holds: compiled.requirements[index]!,
  }));
  return { schema: { ...schema, requirements }, evaluate: compiled.evaluate };
}

/** What must be true of a record, as functions of its facts. */
function requirementCodes(program: ir.Program, entityName: string, pool: ConstantPool): string[] {
  const entity = program.entities.find(({ name }) => name === entityName);
  const printer = new CodePrinter(program, entityName, style, pool);
  return (entity?.requirements ?? []).map(({ condition }) => {
    const facts = new Set([...walk(condition)].flatMap((each) => (each.kind === "fact" ? [each.name] : [])));
    return `(${destructured([...facts])}) => ${printer.print(condition)}`;
  });
}

function functionCode(program: ir.Program, entity: ir.EntityProgram, pool: ConstantPool): string {
  const code = evaluateCode(program, entity, style, pool);
  const self = localName(entity.name);
  const parameters = [self, ...enclosingOf(program, entity.name).map(localName)].join(", ");
  const constants = (statements: readonly Statement[]): string[] =>
    statements.map(({ decision, code }) => `const ${localName(decision.name)} = ${code};`);
  return [
    `function evaluate${typeName(entity.name)}(${parameters}) {`,
    `const ${destructured(code.facts)} = ${self};`,
    ...constants(code.statements),
    ...(code.late === null
      ? []
      : [
          `if (${code.late.condition}) {`,
          ...constants(code.late.statements),
          `return ${outcomeCode(code, true)};`,
          "}",
        ]),
    `return ${outcomeCode(code, false)};`,
    "}",
  ].join("\n");
}

function tableCode(program: ir.Program, table: ir.DataTable, pool: ConstantPool): string {
  const printer = new CodePrinter(program, "", style, pool);
  const rows = table.rows.map(
    ({ values }) =>
      `{ ${table.columns.map(({ name, type }) => `${keyName(name)}: ${printer.valueCode(values[name]!, type)}`).join(", ")} }`,
  );
  return `const ${localName(table.name)} = [${rows.join(", ")}];`;
}
