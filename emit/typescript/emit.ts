/** Generated TypeScript: a typed evaluator that rests on the runtime and nothing else. */
import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";
import { Project, type SourceFile } from "ts-morph";
import * as runtime from "../../runtime/index.ts";
import { enclosingOf, isPerhapsAround } from "../../ir/asking.ts";
import { fuseProgram } from "../../ir/fuse.ts";
import type * as ir from "../../ir/ir.ts";
import { Magnitudes } from "../../ir/magnitude.ts";
import { simplifyProgram } from "../../ir/simplify.ts";
import { ConstantPool } from "../constant-pool.ts";
import type { CodeContext } from "../context.ts";
import type { EmittedFile } from "../emitted-file.ts";
import { ModuleNames, runtimeTypes } from "../module-names.ts";
import { Declarations } from "./declarations.ts";
import { addEnumerations } from "./enumerations.ts";
import { addExplain } from "./explain.ts";
import { addEvaluate, addParseAndFormat } from "./functions.ts";
import { addEvaluateRoster } from "./roster.ts";
import { addInterfaces } from "./interfaces.ts";
import { mentionedNames } from "./mentioned-names.ts";
import { addSchema } from "./schema.ts";
import { commentText, typeScriptStyle } from "./style.ts";
import { addDataTables, addParameters, addRowTable } from "./values.ts";

/** The runtime that stands beside the generated modules. */
export const runtimeBeside = "./runtime/index.js";

/** The evaluator of a notice as one TypeScript module that imports the runtime from where it is said. */
export async function emitTypeScript(
  original: ir.Program,
  runtimeModule: string = runtimeBeside,
): Promise<readonly EmittedFile[]> {
  const program = simplifyProgram(original);
  const names = new ModuleNames(program);
  const context: CodeContext = {
    program,
    names,
    style: typeScriptStyle(names),
    pool: new ConstantPool(names),
    magnitudes: new Magnitudes(program),
  };
  const project = new Project({ useInMemoryFileSystem: true });
  const file = (name: string, add: (declarations: Declarations) => void): SourceFile => {
    const declarations = new Declarations();
    add(declarations);
    return declarations.fileIn(project, `${name}.ts`);
  };
  const parameters = file("parameters", (made) => addParameters(made, context));
  const body = file("body", (made) => addBody(made, context));
  // A cell may be a parameter, so the tables' rows come after those.
  const rows = file("rows", (made) => addRowTables(made, context, mentionedNames(body)));
  const inUse = new Set([parameters, body, rows].flatMap((each) => [...mentionedNames(each)]));
  const constants = file("constants", (made) => addConstants(made, context, inUse));
  const mentioned = new Set([...inUse, ...mentionedNames(constants)]);
  const enumerations = file("enumerations", (made) =>
    addEnumerations(made, program, names, (name) => mentioned.has(name)),
  );
  const inHead = new Set([...mentioned, ...mentionedNames(enumerations)]);
  const head = file("head", (made) => addHead(made, program.notice, inHead, runtimeModule));
  const code = [head, enumerations, constants, parameters, rows, body].map((each) => each.getFullText()).join("\n");
  const text = await format(code, { parser: "typescript", plugins: [typescript, estree], printWidth: 110 });
  return [{ path: `${program.notice.name}.ts`, text: withBlankLines(text) }];
}

/** Code with a blank line behind each declaration of several lines. */
function withBlankLines(text: string): string {
  return text.replace(/^([}\])].*)\n(?=[^\s}\])])/gmu, "$1\n\n");
}

function addBody(file: Declarations, context: CodeContext): void {
  const { program, names } = context;
  const fused = new Map(fuseProgram(program).entities.map((entity) => [entity.name, entity]));
  addDataTables(file, context);
  for (const entity of inOrderOfUse(program)) {
    addInterfaces(file, names, entity);
    addSchema(file, context, entity);
    addEvaluate(file, context, fused.get(entity.name)!);
    addEvaluateRoster(file, context, entity);
    if (standsAlone(program, entity.name)) addExplain(file, context, entity);
    addParseAndFormat(file, context, entity);
  }
  addAliases(file, context);
}

/** Whether a record may be decided without one around it; only then it is explained. */
function standsAlone(program: ir.Program, entity: string): boolean {
  return enclosingOf(program, entity).every((each) => isPerhapsAround(program, entity, each));
}

/** The functions of the main entity by their short names. */
function addAliases(file: Declarations, { program, names }: CodeContext): void {
  const { evaluate, explain, evaluateRoster } = names.entity(program.mainEntity);
  const functions = [{ name: evaluate, alias: "evaluate" }];
  if (evaluateRoster !== null) functions.push({ name: evaluateRoster, alias: "evaluateRoster" });
  if (standsAlone(program, program.mainEntity)) functions.push({ name: explain, alias: "explain" });
  file.addExport({ namedExports: functions });
}

/** Entities that stand in others' lists come first: a schema names theirs. */
function inOrderOfUse({ entities }: ir.Program): ir.EntityProgram[] {
  const ordered: ir.EntityProgram[] = [];
  const visit = (entity: ir.EntityProgram): void => {
    if (ordered.includes(entity)) return;
    for (const { type } of entity.facts) {
      const item = type.kind === "list" ? entities.find(({ name }) => name === type.entity) : undefined;
      if (item !== undefined) visit(item);
    }
    ordered.push(entity);
  };
  entities.forEach(visit);
  return ordered;
}

/** The constants that other code mentions. */
function addConstants(file: Declarations, { pool }: CodeContext, mentioned: ReadonlySet<string>): void {
  for (const [name, definition] of pool.constants()) if (mentioned.has(name)) file.addConstant(name, definition);
}

/** What the rows of tables give that other code mentions. */
function addRowTables(file: Declarations, context: CodeContext, mentioned: ReadonlySet<string>): void {
  for (const table of context.pool.tables()) if (mentioned.has(table.name)) addRowTable(file, context, table);
}

function addHead(
  file: Declarations,
  { title, issuer, number, name }: ir.NoticeInfo,
  mentioned: ReadonlySet<string>,
  runtimeModule: string,
): void {
  const source = [issuer, number].filter((part) => part !== null).join(" ");
  const lines = [
    title,
    ...(source === "" ? [] : [source]),
    "",
    `Generated by \`pol build\` from ${name}.pol. Change the notice's file, not this one.`,
  ];
  file.addText(`/**\n${lines.map((line) => ` * ${commentText(line)}`.trimEnd()).join("\n")}\n */`);
  const values = Object.keys(runtime).filter((each) => mentioned.has(each));
  const types = runtimeTypes.filter((each) => mentioned.has(each));
  file.addImport({
    moduleSpecifier: runtimeModule,
    namedImports: [
      ...values.sort().map((each) => ({ name: each })),
      ...types.map((each) => ({ name: each, isTypeOnly: true })),
    ],
  });
}
