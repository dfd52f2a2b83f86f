/** Which entity a notice speaks of, and in records of what others those of an entity stand. */
import type * as ast from "../../grammar/ast.ts";
import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import { surroundings } from "../../ir/nesting.ts";
import type { Reporter } from "../reporter.ts";
import type { EntitySymbol, NameTable } from "../symbols.ts";

/** The entity that a notice speaks of where it does not say another: the one called so, else `person`, else the first. */
export function findMain(
  nodes: readonly ast.Entity[],
  entities: NameTable<EntitySymbol>,
  reporter: Reporter,
): EntitySymbol | null {
  const [chosen, ...others] = nodes.filter(({ main }) => main).map(({ name }) => name);
  for (const { text, span } of others)
    reporter.report("several-main-entities", span, { name: text, first: chosen!.text });
  const name = chosen?.text ?? entities.find("person")?.name ?? nodes[0]?.name.text;
  return name === undefined ? null : (entities.find(name) ?? null);
}

/** Notes what an entity is declared to stand in. */
export function resolveNestings(
  entity: EntitySymbol,
  nestings: readonly ast.Nesting[],
  entities: NameTable<EntitySymbol>,
  reporter: Reporter,
): void {
  for (const { entity: name, perhaps } of nestings) {
    const holder = entities.find(name.text);
    if (holder === undefined) {
      reporter.unknown("unknown-entity", name, entities.near(name.text));
      continue;
    }
    reporter.refer(name, holder);
    if (entity.nestings.some((each) => each.entity === holder.name))
      reporter.report("duplicate-name", name.span, { name: name.text });
    entity.nestings.push({ entity: holder.name, perhaps });
    if (!lists(holder, entity))
      reporter.report("not-listed", name.span, { entity: bothNames(entity), holder: bothNames(holder) });
  }
}

function lists({ facts }: EntitySymbol, { name }: EntitySymbol): boolean {
  return [...facts].some(({ type }) => type.kind === "list" && type.entity === name);
}

/** What always stands in something is listed nowhere else: in a list further out it would stand in none. */
export function checkAlwaysWithin(
  entity: EntitySymbol,
  nestings: readonly ast.Nesting[],
  entities: NameTable<EntitySymbol>,
  reporter: Reporter,
): void {
  const alwaysIn = (name: string): string[] =>
    surroundings(name, (each) => entities.find(each)?.nestings ?? [])
      .filter(({ perhaps }) => !perhaps)
      .map((each) => each.entity);
  const always = nestings.filter(({ perhaps }) => !perhaps);
  for (const { entity: name, span } of always) {
    const holder = entities.find(name.text);
    if (holder === undefined) continue;
    const other = [...entities].find(
      (each) => each !== holder && lists(each, entity) && !alwaysIn(each.name).includes(holder.name),
    );
    if (other === undefined) continue;
    reporter.report("listed-outside", span, {
      entity: bothNames(entity),
      holder: bothNames(holder),
      other: bothNames(other),
    });
  }
}
