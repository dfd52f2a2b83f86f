import { type SourceFile, VariableDeclarationKind } from "ts-morph";
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import { keyFactName } from "../../ir/entity.ts";
import { CodePrinter, type ConstantPool } from "../code.ts";
import { destructured, keyName, localName, typeName } from "../names.ts";
import { bitName, commentText, doc, style } from "./style.ts";
import { membersName, outcomeName, schemaName, typeCode, valueTypeCode } from "./types.ts";

/** Declares a constant with a doc comment. */
export function addConstant(
  file: SourceFile,
  name: string,
  initializer: string,
  options: { readonly docs?: string; readonly type?: string; readonly exported?: boolean } = {},
): void {
  file.addVariableStatement({
    declarationKind: VariableDeclarationKind.Const,
    isExported: options.exported === true,
    ...(options.docs === undefined ? {} : { docs: [options.docs] }),
    declarations: [{ name, initializer, ...(options.type === undefined ? {} : { type: options.type }) }],
  });
}

/** An enumeration: the type of an option, and where sets are made of it a bit for each. */
export function addEnumeration(file: SourceFile, enumeration: ir.Enumeration, isSet: boolean, isOption: boolean): void {
  const name = typeName(enumeration.name);
  if (isOption) {
    file.addTypeAlias({
      name,
      isExported: true,
      docs: [commentText(enumeration.label)],
      type: enumeration.members.map((member) => JSON.stringify(member.name)).join(" | "),
    });
  }
  if (isSet) {
    const bits = enumeration.members.map(
      (member, index) => `/** ${commentText(member.label)} */ ${keyName(member.name)}: 1 << ${index},`,
    );
    addConstant(file, name, `{\n${bits.join("\n")}\n} as const`, {
      docs: commentText(`${enumeration.label}: a bit for each option`),
      exported: true,
    });
    file.addTypeAlias({
      name: `${name}Set`,
      isExported: true,
      docs: [`Several of \`${name}\`, joined by \`|\``],
      type: "number",
    });
  }
  const members = enumeration.members.map(
    ({ name, label }) => `{ name: ${JSON.stringify(name)}, label: ${JSON.stringify(label)} },`,
  );
  addConstant(file, membersName(enumeration), `[\n${members.join("\n")}\n]`, { type: "readonly Member[]" });
}

/** The bits of options that the code names, each as a constant of its own. */
export function addBits(file: SourceFile, enumeration: ir.Enumeration, isNamed: (constant: string) => boolean): void {
  const named = enumeration.members.filter((member) => isNamed(bitName(enumeration, member)));
  if (named.length === 0) return;
  const fields = named.map((member) => `${keyName(member.name)}: ${bitName(enumeration, member)}`);
  addConstant(file, `{ ${fields.join(", ")} }`, typeName(enumeration.name));
}

/** The facts of an entity, and what is decided of it. */
export function addInterfaces(file: SourceFile, entity: ir.EntityProgram): void {
  file.addInterface({
    name: typeName(entity.name),
    isExported: true,
    docs: [commentText(`${entity.label}: the facts`)],
    properties: entity.facts.map(({ name, label, type, optional }) => ({
      name: keyName(name),
      isReadonly: true,
      type: typeCode(type, optional),
      docs: [commentText(label)],
    })),
  });
  const key = entity.facts.find(({ name }) => name === keyFactName(entity));
  const lists = entity.facts.filter(({ type }) => type.kind === "list");
  file.addInterface({
    name: outcomeName(entity),
    isExported: true,
    docs: [commentText(`${entity.label}: what the notice decides`)],
    properties: [
      ...(key === undefined
        ? []
        : [
            {
              name: keyName(key.name),
              isReadonly: true,
              type: typeCode(key.type, key.optional),
              docs: [commentText(key.label)],
            },
          ]),
      ...entity.outputs.map((output) => {
        const { name, label, type, optional, body, origin } = entity.decisions.find((each) => each.name === output)!;
        const clauses = [...new Set(clausesOf(body))].join("、");
        return {
          name: keyName(name),
          isReadonly: true,
          type: typeCode(type, optional),
          docs: [doc(label, clauses === "" ? origin.clause : clauses)],
        };
      }),
      ...lists.map(({ name, label, type, optional }) => ({
        name: keyName(name),
        isReadonly: true,
        type: `readonly ${outcomeName({ name: type.kind === "list" ? type.entity : "", label: "" })}[]${optional ? " | null" : ""}`,
        docs: [commentText(label)],
      })),
    ],
  });
}

function clausesOf(body: ir.Expression): string[] {
  if (body.kind === "cases") return body.cases.map(({ rule }) => rule.clause);
  return body.kind === "union" ? body.operands.flatMap(clausesOf) : [];
}

/** The parameters of the notice. */
export function addParameters(file: SourceFile, program: ir.Program, printer: CodePrinter): void {
  for (const { name, label, type, value, origin } of program.parameters) {
    const code = type.kind === "money" ? fenCode(value as number) : printer.valueCode(value, type);
    addConstant(file, localName(name), code, {
      docs: doc(label, origin.clause),
      type: typeCode(type, false),
      exported: true,
    });
  }
}

/** Fen written so that the yuan can be read off: `400_00`. */
function fenCode(fen: number): string {
  return Math.abs(fen) < 100 ? String(fen) : `${Math.trunc(fen / 100)}_${String(Math.abs(fen % 100)).padStart(2, "0")}`;
}

/** The rows of the notice's data tables. */
export function addTables(file: SourceFile, program: ir.Program, pool: ConstantPool): void {
  for (const table of program.dataTables) {
    const printer = new CodePrinter(program, "", style, pool);
    const row = `${typeName(table.name)}Row`;
    file.addInterface({
      name: row,
      isExported: true,
      docs: [commentText(`A row of ${table.label}`)],
      properties: table.columns.map(({ name, label, type }) => ({
        name: keyName(name),
        isReadonly: true,
        type: typeCode(type, false),
        docs: [commentText(label)],
      })),
    });
    const rows = table.rows.map(
      ({ values }) =>
        `{ ${table.columns.map(({ name, type }) => `${keyName(name)}: ${printer.valueCode(values[name]!, type)}`).join(", ")} },`,
    );
    addConstant(file, localName(table.name), `[\n${rows.join("\n")}\n]`, {
      docs: doc(table.label, table.origin.clause),
      type: `readonly ${row}[]`,
      exported: true,
    });
  }
}

/** What `parseRecord` and `formatOutcome` go by. */
export function addSchema(file: SourceFile, entity: ir.EntityProgram, printer: CodePrinter): void {
  const facts = entity.facts.map(
    ({ name, label, type, optional, required, default: byDefault }) =>
      `{ name: ${JSON.stringify(name)}, label: ${JSON.stringify(label)}, type: ${valueTypeCode(type)}, optional: ${optional}, required: ${required}, default: ${printer.valueCode(byDefault, type)} },`,
  );
  const field = ({ name, label, type, optional }: ir.Named & Pick<ir.Fact, "type" | "optional">): string =>
    `{ name: ${JSON.stringify(name)}, label: ${JSON.stringify(label)}, type: ${valueTypeCode(type)}, optional: ${optional} },`;
  const decisions = [
    ...entity.outputs.map((output) => field(entity.decisions.find(({ name }) => name === output)!)),
    ...entity.facts.filter(({ type }) => type.kind === "list").map(field),
  ];
  const requirements = entity.requirements.map(({ message, condition }) => {
    const named = new Set([...walk(condition)].flatMap((each) => (each.kind === "fact" ? [each.name] : [])));
    const parameter = `${destructured([...named])}: ${typeName(entity.name)}`;
    return `{ message: ${JSON.stringify(message)}, holds: (${parameter}) => ${printer.print(condition)} },`;
  });
  const code = [
    "{",
    `name: ${JSON.stringify(entity.name)},`,
    `label: ${JSON.stringify(entity.label)},`,
    `facts: [\n${facts.join("\n")}\n],`,
    `decisions: [\n${decisions.join("\n")}\n],`,
    `requirements: [\n${requirements.join("\n")}\n],`,
    "}",
  ].join("\n");
  addConstant(file, schemaName(entity.name), code, {
    docs: `${entity.label}: how records are read and outcomes written`,
    type: "EntitySchema",
    exported: true,
  });
}
