import type { Declarations } from "./declarations.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { keyName, literalCode } from "../names.ts";
import type { EnumerationNames, ModuleNames } from "../module-names.ts";
import { commentText } from "./style.ts";

/** The enumerations that facts and decisions are of; `isMentioned` tells what the rest of the module asks of them. */
export function addEnumerations(
  file: Declarations,
  program: ir.Program,
  names: ModuleNames,
  isMentioned: (name: string) => boolean,
): void {
  const types = program.entities.flatMap(({ facts, decisions }) => [...facts, ...decisions].map(({ type }) => type));
  for (const enumeration of program.enumerations) {
    const kinds = new Set(types.filter((type) => isOf(type, enumeration)).map(({ kind }) => kind));
    const own = names.enumeration(enumeration);
    if (kinds.has("enum")) addOption(file, enumeration, own);
    if (kinds.has("set")) addSet(file, enumeration, own);
    if (isMentioned(own.members)) addMembers(file, enumeration, own);
    if (kinds.has("set")) addBits(file, enumeration, own, isMentioned);
  }
}

function isOf(type: Type, { name }: ir.Enumeration): boolean {
  return (type.kind === "enum" || type.kind === "set") && type.enumeration.name === name;
}

/** The type of one option. */
function addOption(file: Declarations, { label, members }: ir.Enumeration, { type }: EnumerationNames): void {
  file.addTypeAlias({
    name: type,
    isExported: true,
    docs: [commentText(label)],
    type: members.map(({ name }) => literalCode(name)).join(" | "),
  });
}

/** A bit for each option, and the type of several. */
function addSet(file: Declarations, { label, members }: ir.Enumeration, { type, set }: EnumerationNames): void {
  const bits = members.map(
    (member, index) => `/** ${commentText(member.label)} */ ${keyName(member.name)}: 1 << ${index},`,
  );
  file.addConstant(type, `{\n${bits.join("\n")}\n} as const`, {
    docs: commentText(`${label}: a bit for each option`),
    exported: true,
  });
  file.addTypeAlias({
    name: set,
    isExported: true,
    docs: [`Several of \`${type}\`, joined by \`|\``],
    type: "number",
  });
}

/** What schemas say of the options. */
function addMembers(file: Declarations, { members }: ir.Enumeration, names: EnumerationNames): void {
  const codes = members.map(({ name, label }) => `{ name: ${literalCode(name)}, label: ${literalCode(label)} },`);
  file.addConstant(names.members, `[\n${codes.join("\n")}\n]`, { type: "readonly Member[]" });
}

/** The bits of options that the code names, each as a constant of its own. */
function addBits(
  file: Declarations,
  { members }: ir.Enumeration,
  { type, bits }: EnumerationNames,
  isMentioned: (name: string) => boolean,
): void {
  const fields = members
    .filter(({ name }) => isMentioned(bits.get(name)!))
    .map(({ name }) => `${keyName(name)}: ${bits.get(name)}`);
  if (fields.length > 0) file.addConstant(`{ ${fields.join(", ")} }`, type);
}
