import type { SourceFile } from "ts-morph";
import type * as ir from "../../ir/ir.ts";
import { enclosingOf } from "../../ir/entity.ts";
import { casesIn } from "../../ir/interpret.ts";
import { fuseProgram } from "../../ir/fuse.ts";
import { type ConstantPool } from "../code.ts";
import { destructured, keyName, localName, typeName } from "../names.ts";
import {
  applyingName,
  type EntityCode,
  evaluateCode,
  explainCode,
  isApplying,
  outcomeCode,
  type Statement,
} from "../entity-code.ts";
import { addConstant } from "./declarations.ts";
import { commentText, doc, style } from "./style.ts";
import { outcomeName, schemaName } from "./types.ts";

/** `evaluate`, `explain`, `parse` and `format` of an entity. Returns the runtime functions needed. */
export function addFunctions(
  file: SourceFile,
  program: ir.Program,
  entity: ir.EntityProgram,
  pool: ConstantPool,
): string[] {
  const fused = fuseProgram(program);
  const lean = fused.entities.find(({ name }) => name === entity.name) ?? entity;
  const evaluated = evaluateCode(fused, lean, style, pool);
  addEvaluate(file, program, evaluated);
  const explained = enclosingOf(program, entity.name).length === 0 ? explainCode(program, entity, style, pool) : null;
  if (explained !== null) addExplain(file, program, explained);
  addParseAndFormat(file, entity);
  return [...evaluated.helpers, ...(explained?.helpers ?? [])];
}

function parametersOf(program: ir.Program, { name }: ir.EntityProgram): { name: string; type: string }[] {
  return [name, ...enclosingOf(program, name)].map((each) => ({ name: localName(each), type: typeName(each) }));
}

function destructuring({ entity, facts }: EntityCode): string[] {
  if (facts.length === 0) return [];
  return [`const ${destructured(facts)} = ${localName(entity.name)};`];
}

function constants(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ decision, code }) => [
    ...(isApplying(decision) ? [] : [remark(decision)]),
    `const ${localName(decision.name)} = ${code};`,
  ]);
}

/** The statements of a function: what is always worked out, then what is behind a condition. */
function statementsOf(code: EntityCode, result: (withLate: boolean) => string): string[] {
  const { late } = code;
  const behind =
    late === null ? [] : [`if (${late.condition}) {`, ...constants(late.statements), `return ${result(true)};`, "}"];
  return [...destructuring(code), ...constants(code.statements), ...behind, `return ${result(false)};`];
}

function remark({ label, body }: ir.Decision): string {
  const clauses = [...new Set(casesIn(body).flatMap(({ cases }) => cases.map(({ rule }) => rule.clause)))];
  return `// ${label}${clauses.length === 0 ? "" : `: ${clauses.join("、")}`}`;
}

function addEvaluate(file: SourceFile, program: ir.Program, code: EntityCode): void {
  const { entity } = code;
  file.addFunction({
    name: `evaluate${typeName(entity.name)}`,
    isExported: true,
    docs: [commentText(`Decides a record of ${entity.name} (${entity.label}).`)],
    parameters: parametersOf(program, entity),
    returnType: outcomeName(entity),
    statements: statementsOf(code, (withLate) => outcomeCode(code, withLate)),
  });
}

function addExplain(file: SourceFile, program: ir.Program, code: EntityCode): void {
  const { entity } = code;
  const ruled = entity.decisions.filter(({ body }) => casesIn(body).length > 0);
  const picks = entity.decisions.filter(({ body }) => body.kind === "pick");
  for (const decision of ruled) addRuleBook(file, entity, decision);
  for (const pick of picks) addRowNotes(file, entity, pick);
  const name = `${typeName(entity.name)}Explanation`;
  file.addInterface({
    name,
    isExported: true,
    docs: [commentText(`${entity.label}: what is decided, and by which rules`)],
    properties: [
      { name: "decisions", isReadonly: true, type: outcomeName(entity) },
      {
        name: "verdicts",
        isReadonly: true,
        docs: ["The rules that gave each decision its value, and those that gave way"],
        type: `{ ${ruled.map((each) => `readonly ${keyName(each.name)}: Verdict`).join("; ")} }`,
      },
      {
        name: "rows",
        isReadonly: true,
        docs: ["The row of each table that counted"],
        type: `{ ${picks.map((each) => `readonly ${keyName(each.name)}: RowNote | null`).join("; ")} }`,
      },
    ],
  });
  const isReached = ({ name }: ir.Decision, withLate: boolean): boolean =>
    withLate || code.late?.statements.some(({ decision }) => decision.name === name) !== true;
  const result = (withLate: boolean): string => {
    const verdicts = ruled.map((each) => {
      const applying = isReached(each, withLate) ? applyingName(each) : "0";
      return `${keyName(each.name)}: ${bookName(entity, each)}.verdict(${applying})`;
    });
    const rows = picks.map((each) => {
      const row = `${rowsName(entity, each)}[${localName(each.name)}] ?? null`;
      return `${keyName(each.name)}: ${isReached(each, withLate) ? row : "null"}`;
    });
    return `{ decisions: ${outcomeCode(code, withLate)}, verdicts: { ${verdicts.join(", ")} }, rows: { ${rows.join(", ")} } }`;
  };
  file.addFunction({
    name: `explain${typeName(entity.name)}`,
    isExported: true,
    docs: [`Decides a record of ${entity.name} and says by which rules.`],
    parameters: parametersOf(program, entity),
    returnType: name,
    statements: statementsOf(code, result),
  });
}

const bookName = (entity: ir.EntityProgram, { name }: ir.Decision): string =>
  `${localName(entity.name)}_${localName(name)}_rules`;
const rowsName = (entity: ir.EntityProgram, { name }: ir.Decision): string =>
  `${localName(entity.name)}_${localName(name)}_rows`;

function addRuleBook(file: SourceFile, entity: ir.EntityProgram, decision: ir.Decision): void {
  const groups = casesIn(decision.body);
  const offsets = groups.map((_, index) => groups.slice(0, index).reduce((sum, { cases }) => sum + cases.length, 0));
  const notes = groups.flatMap(({ cases }) => cases.map(({ rule }) => noteCode(rule)));
  const overrides = groups.flatMap(({ cases }, group) =>
    cases.map((each) => each.overrides.map((index) => index + offsets[group]!)),
  );
  addConstant(
    file,
    bookName(entity, decision),
    `new RuleBook([\n${notes.join("\n")}\n], ${JSON.stringify(overrides)})`,
    {
      docs: doc(decision.label, null, "The rules that decide it"),
    },
  );
}

function noteCode({ id, kind, clause, name, facts, decisions, parameters, readings }: ir.RuleInfo): string {
  return `${JSON.stringify({ id, kind, clause, name, facts, decisions, parameters, readings })},`;
}

function addRowNotes(file: SourceFile, entity: ir.EntityProgram, { name, label, body }: ir.Decision): void {
  const rows = body.kind === "pick" ? [...body.rows].sort((left, right) => left.index - right.index) : [];
  const notes = rows.map(
    ({ origin, category }) => `${JSON.stringify({ clause: origin.clause, category: category?.name ?? null })},`,
  );
  addConstant(file, rowsName(entity, { name } as ir.Decision), `[\n${notes.join("\n")}\n]`, {
    docs: doc(label, null, "The rows as listed in the notice"),
    type: "readonly RowNote[]",
  });
}

function addParseAndFormat(file: SourceFile, entity: ir.EntityProgram): void {
  const name = typeName(entity.name);
  const schema = schemaName(entity.name);
  file.addFunction({
    name: `parse${name}`,
    isExported: true,
    docs: [`Reads a record in the JSON forms of the vocabulary; every problem is named. Never throws.`],
    parameters: [{ name: "input", type: "unknown" }],
    returnType: `Parsed<${name}>`,
    statements: [`return parseRecord<${name}>(${schema}, input);`],
  });
  file.addFunction({
    name: `format${name}Decisions`,
    isExported: true,
    docs: [`The decisions in the JSON forms of the vocabulary, in its order.`],
    parameters: [{ name: "decisions", type: outcomeName(entity) }],
    returnType: "{ [decision: string]: Json }",
    statements: [`return formatOutcome(${schema}, decisions);`],
  });
}
