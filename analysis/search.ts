/** A search among records that are made up, for where the exact answer is not reached: what it finds is so, what it does not find proves nothing. */
import { entityOf, expressionsOf, keyFactName } from "../ir/entity.ts";
import { createDraw } from "../ir/generate/draw.ts";
import { Random } from "../ir/generate/random.ts";
import type { EntityProgram, Expression, Fact, Program } from "../ir/ir.ts";
import { placedIn } from "../ir/placement.ts";
import { walk } from "../ir/walk.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import { isAllowed } from "./confirm.ts";
import { restsOn } from "./dependencies.ts";

/** How many records are tried for one question. */
export const recordsTried = 200;

/** Makes up records of an entity, always the same, one after the other. */
export class MadeUp {
  readonly #program: Program;
  readonly #entity: EntityProgram;
  readonly #lists: readonly Fact[];
  readonly #counts: readonly number[];
  readonly #pools = new Map<string, readonly FactRecord[]>();

  /** Where the record of one program is compared with that of another, the lists are made with both in mind. */
  constructor(program: Program, entityName: string, other: Program = program) {
    const entity = entityOf(program, entityName);
    this.#counts = countsNamed([program, other], entityName);
    this.#program = program;
    this.#entity = entity;
    this.#lists = entity.facts.filter(({ type }) => type.kind === "list");
  }

  /**
   * The first record that there is and for which something holds, or null. The first half of them are like a record,
   * where one is given, in all but what the analysis does not look into.
   */
  find(like: FactRecord | null, isOne: (facts: FactRecord) => boolean): FactRecord | null {
    const random = new Random(1);
    const draw = createDraw(this.#program, this.#entity.name, (item) => this.#drawOfPool(item));
    for (let count = 0; count < recordsTried; count++) {
      const drawn = { ...draw(random), ...this.#drawLists(random) };
      const own = like !== null && 2 * count < recordsTried ? this.#likeBut(like, drawn) : drawn;
      const facts = this.#inPlace(random, this.#entity, own);
      if (isAllowed(this.#program, this.#entity, facts) && isOne(facts)) return facts;
    }
    return null;
  }

  /** The record in a list of another that is made up, where its entity stands in one; where it need not, every other time. */
  #inPlace(random: Random, entity: EntityProgram, own: FactRecord): FactRecord {
    const holders = entity.nestings.filter(
      (each) => entityOf(this.#program, each.entity).groups?.entity !== entity.name,
    );
    const nesting = holders.length === 0 ? null : random.pick(holders);
    if (nesting === null || (nesting.perhaps && random.chance(50))) return own;
    const holder = entityOf(this.#program, nesting.entity);
    const list = holder.facts.find(({ type }) => type.kind === "list" && type.entity === entity.name)!.name;
    const drawn = createDraw(this.#program, holder.name, (item) => this.#drawOfPool(item))(random);
    const key = keyFactName(entity);
    const listed = random.chance(50) ? [] : ((drawn[list] ?? []) as readonly FactRecord[]);
    const others = listed.filter((each) => key === null || each[key] !== own[key]);
    const facts = this.#inPlace(random, holder, { ...drawn, [list]: others });
    return placedIn(own, { entity: holder.name, list, position: 0, facts });
  }

  #likeBut(like: FactRecord, drawn: FactRecord): FactRecord {
    const unseen = this.#entity.facts.filter(({ type }) => !lookedInto.has(type.kind));
    return { ...like, ...Object.fromEntries(unseen.map(({ name }) => [name, drawn[name] ?? null])) };
  }

  /** Lists of one item or two, each so many times as a count is held against. */
  #drawLists(random: Random): FactRecord {
    const counts = this.#counts;
    const lists = this.#lists.map(({ name, type, optional }): [string, Value] => {
      const pool = type.kind === "list" ? this.#poolOf(type.entity) : [];
      if ((optional && random.chance(10)) || pool.length === 0) return [name, optional ? null : []];
      const times = (): readonly FactRecord[] => {
        const item = random.pick(pool);
        return Array.from({ length: random.pick(counts) }, () => item);
      };
      const way = random.below(3);
      if (way === 0) return [name, times()];
      if (way === 1) return [name, [...times(), ...times()]];
      return [name, Array.from({ length: random.below(6) }, () => random.pick(pool))];
    });
    return Object.fromEntries(lists);
  }

  #drawOfPool(entity: string): (random: Random) => FactRecord {
    const pool = this.#poolOf(entity);
    return (random) => (pool.length === 0 ? {} : random.pick(pool));
  }

  /** Items of lists that meet the requirements of their entity. */
  #poolOf(name: string): readonly FactRecord[] {
    let pool = this.#pools.get(name);
    if (pool === undefined) {
      // In a circle of lists the innermost are empty.
      this.#pools.set(name, []);
      const entity = this.#program.entities.find((each) => each.name === name)!;
      const draw = createDraw(this.#program, name, (item) => this.#drawOfPool(item));
      const random = new Random(2);
      const drawn = Array.from({ length: itemsDrawn }, () => draw(random));
      pool = drawn.filter((item) => isAllowed(this.#program, entity, item));
      this.#pools.set(name, pool);
    }
    return pool;
  }
}

/** How many items are drawn of which lists are made. */
const itemsDrawn = 40;

/** The most items that a list is given of one kind. */
const mostItems = 100;

/** The types of facts that the exact analysis looks into. */
const lookedInto: ReadonlySet<string> = new Set(["date", "int", "money", "bool", "enum", "set"]);

/** A program with no more than what some expressions about an entity rest on: nothing else is to have a say in a search. */
export function only(program: Program, entity: EntityProgram, about: readonly Expression[]): Program {
  const narrow = { ...entity, decisions: restsOn(entity, about) };
  const entities = program.entities.map((each) => (each.name === entity.name ? narrow : each));
  const invariants = about.map((then) => ({ title: "", entity: entity.name, origin: then.origin, when: null, then }));
  return { ...program, entities, invariants };
}

/** Small numbers, and those about what the rules and invariants of an entity name. */
function countsNamed(programs: readonly Program[], entityName: string): readonly number[] {
  const counts = new Set([0, 1, 2, 3]);
  for (const expression of programs.flatMap((program) => expressionsAbout(program, entityName)))
    for (const node of walk(expression))
      if (node.kind === "constant" && node.type.kind === "int" && typeof node.value === "number")
        for (const near of [node.value - 1, node.value, node.value + 1])
          if (near >= 0 && near <= mostItems) counts.add(near);
  return [...counts];
}

function expressionsAbout({ entities, invariants }: Program, entityName: string): readonly Expression[] {
  const decisions = entities.find(({ name }) => name === entityName)?.decisions ?? [];
  const claims = invariants.filter(({ entity }) => entity === entityName);
  return [
    ...decisions.flatMap((each) => expressionsOf(each)),
    ...claims.flatMap(({ when, then }) => (when === null ? [then] : [when, then])),
  ];
}
