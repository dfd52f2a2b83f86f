/** Of what records those of an entity are formed: persons come one a row, households and the county of them. */
import type * as ast from "../../grammar/ast.ts";
import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import type { Type } from "../../ir/types.ts";
import type { Reporter } from "../reporter.ts";
import type { EntitySymbol, FactSymbol, NameTable } from "../symbols.ts";
import { typeName } from "../type-words.ts";

/** Notes of what an entity is formed, once it is sure that a list of it holds them and a fact of theirs tells them apart. */
export function resolveGrouping(
  group: EntitySymbol,
  node: ast.Grouping | null,
  entities: NameTable<EntitySymbol>,
  reporter: Reporter,
): void {
  if (node === null) return;
  const entity = entities.find(node.entity.text);
  if (entity === undefined) {
    reporter.unknown("unknown-entity", node.entity, entities.near(node.entity.text));
    return;
  }
  reporter.refer(node.entity, entity);
  const list = listOf(group, entity);
  if (list === null) {
    reporter.report("group-without-list", node.entity.span, { group: bothNames(group), entity: bothNames(entity) });
    return;
  }
  const by = node.by === null ? null : keyOf(entity, node.by, reporter);
  if (by === undefined) return;
  reportNotGiven(group, [list, by], reporter);
  group.groups = { entity: entity.name, by: by?.name ?? null, list: list.name };
}

/** The one list of the group that holds the grouped records. */
function listOf({ facts }: EntitySymbol, { name }: EntitySymbol): FactSymbol | null {
  const lists = [...facts].filter(({ type }) => type.kind === "list" && type.entity === name);
  return lists.length === 1 ? lists[0]! : null;
}

const keyTypes: readonly Type["kind"][] = ["text", "int", "enum", "date"];

/** The fact by which records are grouped; nothing once it is reported that it is none. */
function keyOf({ facts }: EntitySymbol, name: ast.Name, reporter: Reporter): FactSymbol | undefined {
  const fact = facts.find(name.text);
  if (fact === undefined) {
    reporter.unknown("unknown-fact", name, facts.near(name.text));
    return undefined;
  }
  reporter.refer(name, fact);
  if (keyTypes.includes(fact.type.kind)) return fact;
  const expected = { en: "a text, a whole number, an option or a date", zh: "文字、整数、选项或日期" };
  reporter.report("type-mismatch", name.span, { expected, actual: typeName(fact.type), hint: null });
  return undefined;
}

/** A group comes of the rows of its records: nobody gives the facts of its own, but for its key. */
function reportNotGiven(group: EntitySymbol, known: readonly (FactSymbol | null)[], reporter: Reporter): void {
  for (const fact of group.facts) {
    const isGiven = fact.optional || fact.node.default !== null;
    if (isGiven || known.some((each) => each === fact || each?.name === fact.name)) continue;
    reporter.report("group-fact-not-given", fact.node.name.span, { group: bothNames(group), fact: bothNames(fact) });
  }
}

/** What is grouped always stands in its group, and groups by a key in the one that is formed of all. */
export function nestGroups(entities: NameTable<EntitySymbol>): void {
  for (const { name: group, groups } of entities) {
    if (groups === null) continue;
    const whole = groups.by === null;
    const inside = [...entities].filter(
      (each) =>
        each.name === groups.entity || (whole && each.groups?.entity === groups.entity && each.groups.by !== null),
    );
    for (const { nestings } of inside) nestings.push({ entity: group, perhaps: false });
  }
}
