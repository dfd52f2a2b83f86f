import type { ToldNoticeText, ToldPlace } from "../../api/index.ts";
import { goTo } from "../shared/go-to.ts";
import { say } from "../state/language.ts";
import { Cited } from "./cited.tsx";

interface Entry {
  readonly id: string;
  readonly name: string;
}

/** Where things stand on the page, and by clause what stands in each. */
export function Contents({ told }: { readonly told: ToldNoticeText }) {
  const { entities, parameters, periods, tables, definitions, readings, duties } = told;
  const sections: readonly (Entry & { readonly isThere: boolean })[] = [
    ...entities.map(({ entity, name }) => ({
      id: `decisions.${entity}`,
      name: say({ zh: `结论：${name}`, en: `Decisions: ${name}` }),
      isThere: true,
    })),
    { id: "parameters", name: say({ zh: "参数", en: "Parameters" }), isThere: parameters.length > 0 },
    { id: "periods", name: say({ zh: "时段", en: "Periods" }), isThere: periods.length > 0 },
    ...tables.map(({ id, name }) => ({ id, name: say({ zh: `表：${name}`, en: `Table: ${name}` }), isThere: true })),
    { id: "definitions", name: say({ zh: "定义", en: "Definitions" }), isThere: definitions.length > 0 },
    { id: "readings", name: say({ zh: "口径", en: "Readings" }), isThere: readings.length > 0 },
    { id: "calendar", name: say({ zh: "职责日历", en: "Calendar of duties" }), isThere: duties.length > 0 },
    { id: "clauses", name: say({ zh: "条款目录", en: "Clauses" }), isThere: true },
  ];
  return (
    <nav class="contents" aria-label={say({ zh: "目录", en: "Contents" })}>
      <ul>
        {sections
          .filter(({ isThere }) => isThere)
          .map(({ id, name }) => (
            <li key={id}>
              <button type="button" class="quiet" onClick={() => goTo(id)}>
                {name}
              </button>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** Every clause with what stands in it. */
export function Clauses({ told }: { readonly told: ToldNoticeText }) {
  const standing = standingIn(told);
  return (
    <section id="clauses" tabIndex={-1}>
      <h2>{say({ zh: "条款目录", en: "Clauses" })}</h2>
      <ol class="clauses">
        {told.clauses.map((clause) => (
          <li key={clause.id}>
            <Cited place={clause} /> {clause.title}
            {clause.isNarrative ? <small> {say({ zh: "无需计算", en: "nothing to compute" })}</small> : null}
            {(standing.get(clause.id) ?? []).map(({ id, name }) => (
              <button key={id} type="button" class="quiet" onClick={() => goTo(id)}>
                {name}
              </button>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function standingIn({
  entities,
  parameters,
  periods,
  tables,
  definitions,
  readings,
  duties,
}: ToldNoticeText): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  const note = (place: ToldPlace | null, id: string, name: string): void => {
    if (place === null) return;
    const known = found.get(place.id) ?? [];
    if (!known.some((each) => each.id === id)) found.set(place.id, [...known, { id, name }]);
  };
  for (const { id, name, steps, additions } of entities.flatMap(({ decisions }) => decisions))
    for (const { place } of [...steps, ...additions]) note(place, id, name);
  for (const { id, name, place } of [...parameters, ...definitions]) note(place, id, name);
  for (const { id, name, rows } of tables) for (const { place } of rows) note(place, id, name);
  for (const { place } of periods) note(place, "periods", say({ zh: "时段", en: "Periods" }));
  for (const { place } of readings) note(place, "readings", say({ zh: "口径", en: "Readings" }));
  for (const { place } of duties) note(place, "calendar", say({ zh: "职责", en: "Duties" }));
  return found;
}
