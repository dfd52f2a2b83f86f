import type { Declarations } from "./declarations.ts";
import type { OptionalKind, PropertySignatureStructure } from "ts-morph";
import { keyFactName } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import type { ModuleNames } from "../module-names.ts";
import { keyName } from "../names.ts";
import { commentText, doc } from "./style.ts";
import { typeCode } from "./types.ts";

type Property = OptionalKind<PropertySignatureStructure>;

/** The facts of an entity, and what is decided of it. */
export function addInterfaces(file: Declarations, names: ModuleNames, entity: ir.EntityProgram): void {
  const { type, outcome } = names.entity(entity.name);
  file.addInterface({
    name: type,
    isExported: true,
    docs: [commentText(`${entity.label}: the facts`)],
    properties: entity.facts.map((fact) => fieldProperty(names, fact)),
  });
  file.addInterface({
    name: outcome,
    isExported: true,
    docs: [commentText(`${entity.label}: what the notice decides`)],
    properties: [
      ...entity.facts.filter(({ name }) => name === keyFactName(entity)).map((key) => fieldProperty(names, key)),
      ...entity.outputs.map((output) => decisionProperty(names, entity, output)),
      ...entity.facts.flatMap((fact) => listProperty(names, fact)),
    ],
  });
}

/** A field that is only read. */
export function property(name: string, type: string, docs: string): Property {
  return { name: keyName(name), isReadonly: true, type, docs: [docs] };
}

function fieldProperty(names: ModuleNames, { name, type, optional, label }: ir.Fact): Property {
  return property(name, typeCode(names, type, optional), commentText(label));
}

function decisionProperty(names: ModuleNames, { decisions }: ir.EntityProgram, output: string): Property {
  const { name, label, type, optional, body, origin } = decisions.find((each) => each.name === output)!;
  const clauses = [...new Set(clausesOf(body))].join("、");
  return property(name, typeCode(names, type, optional), doc(label, clauses === "" ? origin.clause : clauses));
}

function clausesOf(body: ir.Expression): string[] {
  if (body.kind === "cases") return body.cases.map(({ rule }) => rule.clause);
  return body.kind === "union" ? body.operands.flatMap(clausesOf) : [];
}

/** The outcomes of a list's items. */
function listProperty(names: ModuleNames, { name, label, type, optional }: ir.Fact): Property[] {
  if (type.kind !== "list") return [];
  const items = `readonly ${names.entity(type.entity).outcome}[]`;
  return [property(name, optional ? `${items} | null` : items, commentText(label))];
}
