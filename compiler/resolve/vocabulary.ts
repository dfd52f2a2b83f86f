import type * as ast from "../../grammar/ast.ts";
import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import type { Enumeration, Named } from "../../ir/ir.ts";
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
import { checkAlwaysWithin, findMain, resolveNestings } from "./nestings.ts";
import { noticeDays } from "./notice-days.ts";
import { nestGroups, resolveGrouping } from "./groupings.ts";
import { resolveType } from "./type.ts";

/** The names that no declaration may take. */
export const reserved = new NameTable<Named>(noticeDays);

/** Declares everything in a vocabulary file. */
export function resolveVocabulary(tree: ast.VocabularyFile, reporter: Reporter): VocabularySymbols {
  const names = declaredNames(tree.name, tree.label);
  reporter.declares(tree.name, names);
  const enumerations = new NameTable<Enumeration>();
  const entities = new NameTable<EntitySymbol>();
  for (const item of tree.items) {
    if (item.kind === "Enumeration") declare(enumerations, resolveEnumeration(item, reporter), item.name, reporter);
  }
  const nodes = tree.items.filter((item): item is ast.Entity => item.kind === "Entity");
  const declared = nodes.map((node) => ({ node, entity: emptyEntity(node) }));
  for (const { node, entity } of declared) declare(entities, entity, node.name, reporter);
  const main = findMain(nodes, entities, reporter);
  const symbols = { ...names, file: reporter.file, enumerations, entities, main };
  for (const { node, entity } of declared) fillEntity(entity, node, symbols, reporter);
  for (const { node, entity } of declared) resolveGrouping(entity, node.groups, entities, reporter);
  nestGroups(entities);
  for (const { node, entity } of declared) resolveNestings(entity, node.nestings, entities, reporter);
  for (const { node, entity } of declared) checkAlwaysWithin(entity, node.nestings, entities, reporter);
  reportRings(entities, reporter);
  return symbols;
}

/** Adds a declaration to its table, or reports that its name is taken there or in another table. */
export function declare<T extends Named>(
  table: NameTable<T>,
  item: T,
  name: ast.Name,
  reporter: Reporter,
  others: readonly NameTable<Named>[] = [],
): void {
  reporter.declares(name, item);
  const taken = table.takenBy(item) ?? firstOf(others, item.name) ?? firstOf(others, item.label);
  table.add(item);
  if (taken !== undefined)
    reporter.report("duplicate-name", name.span, { name: name.text, label: sharedLabel(item, taken) });
}

/** What a name or a label already stands for. */
function firstOf(tables: readonly NameTable<Named>[], text: string): Named | undefined {
  return tables.map((table) => table.find(text)).find((found) => found !== undefined);
}

/** The label that two things share, where it is not the name that they do. */
function sharedLabel({ name, label }: Named, taken: Named): { readonly text: string; readonly of: string } | null {
  return name === taken.name || name === taken.label ? null : { text: label, of: taken.name };
}

/** An entity cannot be listed inside itself: its records would have no end. */
function reportRings(entities: NameTable<EntitySymbol>, reporter: Reporter): void {
  const reported = new Set<string>();
  const visit = (entity: EntitySymbol, path: readonly string[]): void => {
    for (const { type, node } of entity.facts) {
      if (type.kind !== "list" || reported.has(type.entity)) continue;
      const inside = [...path, type.entity];
      if (type.entity === path[0]) {
        path.forEach((each) => reported.add(each));
        reporter.report("circular-definition", node.type.span, { path: inside });
      } else if (!path.includes(type.entity)) visit(entities.find(type.entity)!, inside);
    }
  };
  for (const entity of entities) visit(entity, [entity.name]);
}

function resolveEnumeration(node: ast.Enumeration, reporter: Reporter): Enumeration {
  const members = new NameTable<Named>();
  for (const member of node.members) declare(members, declaredNames(member.name, member.label), member.name, reporter);
  return { ...declaredNames(node.name, node.label), members: [...members] };
}

function emptyEntity(node: ast.Entity): EntitySymbol {
  return {
    ...declaredNames(node.name, node.label),
    nestings: [],
    groups: null,
    facts: new NameTable<FactSymbol>(),
    decisions: new NameTable<DecisionSymbol>(),
    defines: new NameTable<DefineSymbol>(),
    requirements: node.items.filter((item) => item.kind === "Requirement"),
  };
}

function fillEntity(entity: EntitySymbol, node: ast.Entity, symbols: VocabularySymbols, reporter: Reporter): void {
  for (const item of node.items) {
    checkOwner(item, entity, reporter);
    switch (item.kind) {
      case "Fact": {
        const { type, optional } = resolveType(item.type, symbols, reporter);
        const fact = { ...declaredNames(item.name, item.label), type, optional, node: item };
        declare(entity.facts, fact, item.name, reporter, [entity.decisions, entity.defines, reserved]);
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

/** What stands in an entity is that entity's, whatever is written before its name. */
function checkOwner(item: ast.EntityItem, entity: EntitySymbol, reporter: Reporter): void {
  if ((item.kind !== "Decision" && item.kind !== "Define") || item.entity === null) return;
  if (item.entity.text === entity.name || item.entity.text === entity.label) reporter.refer(item.entity, entity);
  else reporter.unknown("unknown-entity", item.entity, entity.name);
}

/** Declares a decision of the vocabulary or of a notice's clause. */
export function declareDecision(
  entity: EntitySymbol,
  node: ast.Decision,
  role: DecisionSymbol["role"],
  clause: string | null,
  symbols: VocabularySymbols,
  reporter: Reporter,
  others: readonly NameTable<Named>[] = [],
): void {
  const names = declaredNames(node.name, node.label);
  const { type, optional } = resolveType(node.type, symbols, reporter);
  reportRange(node, names, reporter);
  declare(
    entity.decisions,
    { ...names, type, optional, role, node, origin: reporter.origin(node, clause) },
    node.name,
    reporter,
    [entity.facts, entity.defines, reserved, ...others],
  );
}

/** Only what is read can be held to a range. */
function reportRange({ type }: ast.Decision, names: Named, reporter: Reporter): void {
  const simple = type.kind === "OptionalType" ? type.of : type;
  if (simple.kind !== "SimpleType") return;
  const bound = simple.from ?? simple.to;
  if (bound !== null) reporter.report("range-on-decision", bound.span, { decision: bothNames(names) });
}

/** Declares a define of the vocabulary or of a notice's clause. */
export function declareDefine(
  entity: EntitySymbol,
  node: ast.Define,
  clause: string | null,
  reporter: Reporter,
  others: readonly NameTable<Named>[] = [],
): void {
  const names = declaredNames(node.name, node.label);
  const parameters = node.parameters.map(({ text }) => text);
  const repeated = node.parameters.filter(({ text }, index) => parameters.indexOf(text) < index);
  for (const { text, span } of repeated) reporter.report("duplicate-name", span, { name: text });
  const define = { ...names, parameters, node, origin: reporter.origin(node, clause) };
  declare(entity.defines, define, node.name, reporter, [entity.facts, entity.decisions, reserved, ...others]);
}
