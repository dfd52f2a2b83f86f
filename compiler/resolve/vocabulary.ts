import type * as ast from "../../grammar/ast.ts";
import type { Enumeration, Named } from "../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import {
  type DecisionSymbol,
  declaredNames,
  type DefineSymbol,
  type EntitySymbol,
  type FactSymbol,
  NameTable,
  type VocabularySymbols,
} from "../symbols.ts";
import { resolveType } from "./type.ts";

/** The largest enumeration that a set may be made of: one bit a member in 31 bits. */
export const largestSet = 31;

/** Declares everything in a vocabulary file. */
export function resolveVocabulary(tree: ast.VocabularyFile, reporter: Reporter): VocabularySymbols {
  const names = declaredNames(tree.name, tree.label);
  reporter.refer(tree.name, names);
  const enumerations = new NameTable<Enumeration>();
  const entities = new NameTable<EntitySymbol>();
  const symbols = { ...names, file: reporter.file, enumerations, entities };
  for (const item of tree.items) {
    if (item.kind === "Enumeration") declare(enumerations, resolveEnumeration(item, reporter), item.name, reporter);
  }
  const nodes = tree.items.filter((item): item is ast.Entity => item.kind === "Entity");
  for (const node of nodes) declare(entities, emptyEntity(node), node.name, reporter);
  for (const node of nodes) fillEntity(entities.find(declaredNames(node.name, node.label).name)!, node, symbols, reporter);
  return symbols;
}

/** Adds a declaration to its table, or reports that its name is taken. */
export function declare<T extends Named>(table: NameTable<T>, item: T, name: ast.Name, reporter: Reporter): boolean {
  reporter.refer(name, item);
  const added = table.add(item);
  if (!added) reporter.report("duplicate-name", name.span, { name: name.text });
  return added;
}

function resolveEnumeration(node: ast.Enumeration, reporter: Reporter): Enumeration {
  const members = new NameTable<Named>();
  for (const member of node.members) declare(members, declaredNames(member.name, member.label), member.name, reporter);
  return { ...declaredNames(node.name, node.label), members: [...members] };
}

function emptyEntity(node: ast.Entity): EntitySymbol {
  return {
    ...declaredNames(node.name, node.label),
    facts: new NameTable<FactSymbol>(),
    decisions: new NameTable<DecisionSymbol>(),
    defines: new NameTable<DefineSymbol>(),
    requirements: node.items.filter((item) => item.kind === "Requirement"),
  };
}

function fillEntity(entity: EntitySymbol, node: ast.Entity, symbols: VocabularySymbols, reporter: Reporter): void {
  for (const item of node.items) {
    switch (item.kind) {
      case "Fact": {
        const { type, optional } = resolveType(item.type, symbols, reporter);
        declare(entity.facts, { ...declaredNames(item.name, item.label), type, optional, node: item }, item.name, reporter);
        break;
      }
      case "Decision":
        declareDecision(entity, item, "output", null, symbols, reporter);
        break;
      case "Define":
        declareDefine(entity, item, null, reporter);
        break;
      case "Requirement":
        break;
    }
  }
}

/** Declares a decision of the vocabulary or of a notice's clause. */
export function declareDecision(
  entity: EntitySymbol,
  node: ast.Decision,
  role: DecisionSymbol["role"],
  clause: string | null,
  symbols: VocabularySymbols,
  reporter: Reporter,
): void {
  const names = declaredNames(node.name, node.label);
  const { type, optional } = resolveType(node.type, symbols, reporter);
  const taken = entity.facts.find(names.name) ?? entity.defines.find(names.name);
  if (taken !== undefined) reporter.report("duplicate-name", node.name.span, { name: node.name.text });
  declare(entity.decisions, { ...names, type, optional, role, node, origin: reporter.origin(node, clause) }, node.name, reporter);
}

/** Declares a define of the vocabulary or of a notice's clause. */
export function declareDefine(entity: EntitySymbol, node: ast.Define, clause: string | null, reporter: Reporter): void {
  const names = declaredNames(node.name, node.label);
  const taken = entity.facts.find(names.name) ?? entity.decisions.find(names.name);
  if (taken !== undefined) reporter.report("duplicate-name", node.name.span, { name: node.name.text });
  const parameters = node.parameters.map(({ text }) => text);
  declare(entity.defines, { ...names, parameters, node, origin: reporter.origin(node, clause) }, node.name, reporter);
}
