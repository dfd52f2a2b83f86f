/** What the rules of an entity ask of other records than the one that is decided: those around it, in its lists, and its like. */
import { decisionKey, expressionsOf } from "./entity.ts";
import { type GroupProgram, groupsOf, isOfGroupAround } from "./grouping.ts";
import type { EntityProgram, Expression, Program } from "./ir.ts";
import { surroundingsOf } from "./nesting.ts";
import { childrenOf, isOverList } from "./walk.ts";

interface Asked {
  /** The entities of records around that are asked directly. */
  readonly around: ReadonlySet<string>;
  /** The decisions of other records that are asked, by key. */
  readonly decisions: ReadonlyMap<string, AskedDecision>;
  /** Whether something is worked out once for all records of a list: a limit that they share, what is counted over a group. */
  readonly shares: boolean;
}

interface AskedDecision {
  readonly entity: string;
  readonly name: string;
  readonly of: "around" | "item" | "like";
}

/** What is asked of other records in a program; worked out once. */
class Asking {
  /** Of the entities in which one stands those that deciding it needs, the nearest first. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** The decisions of each entity that other records ask one by one. */
  readonly alone: ReadonlyMap<string, readonly string[]>;
  /** The entities whose decisions ask such decisions of others or share limits, also through the items of their lists. */
  readonly askingOthers: ReadonlySet<string>;

  constructor(program: Program) {
    const asked = new Map(program.entities.map((entity) => [entity.name, askedBy(program, entity)]));
    this.needs = needsOf(program, asked);
    this.alone = aloneIn(program, asked);
    this.askingOthers = askingOthers(program, asked, this.alone);
  }
}

const known = new WeakMap<Program, Asking>();

function askingIn(program: Program): Asking {
  let asking = known.get(program);
  if (asking === undefined) known.set(program, (asking = new Asking(program)));
  return asking;
}

/** Of the entities in which one stands those whose records deciding it needs, the nearest first. */
export function enclosingOf(program: Program, entity: string): readonly string[] {
  return askingIn(program).needs.get(entity) ?? [];
}

/** The groups formed of the records of an entity that deciding one of them asks: it cannot be decided without the others. */
export function askedGroups(program: Program, entity: string): readonly GroupProgram[] {
  const needed = enclosingOf(program, entity);
  return groupsOf(program, entity).filter(({ name }) => needed.includes(name));
}

/** The decisions of an entity that other records ask one by one. */
export function askedAlone(program: Program, entity: string): readonly string[] {
  return askingIn(program).alone.get(entity) ?? [];
}

/** Whether a function that decides records of an entity takes what keeps the decisions asked of others. */
export function takesOnce(program: Program, entity: string): boolean {
  const { askingOthers, alone } = askingIn(program);
  return askingOthers.has(entity) || (alone.get(entity) ?? []).length > 0;
}

/** Whether an entity is around another that need not stand in one. */
export function isPerhapsAround(program: Program, inner: string, around: string): boolean {
  return surroundingsOf(program, inner).some((each) => each.entity === around && each.perhaps);
}

/** An entity whose record must stand around one that is decided, and which that does not form; null where there is none. */
export function neededAround(program: Program, entity: string): string | null {
  const formed = groupsOf(program, entity).map(({ name }) => name);
  const needed = enclosingOf(program, entity).find(
    (around) => !formed.includes(around) && !isPerhapsAround(program, entity, around),
  );
  return needed ?? null;
}

/**
 * The records around an item of a list, of the entities that deciding it needs: `of` names the holder of the list and
 * what that stands in; null where the item stands in none.
 */
export function aroundItem<T>(program: Program, item: string, holder: string, of: (entity: string) => T): (T | null)[] {
  const further = surroundingsOf(program, holder).map((each) => each.entity);
  return enclosingOf(program, item).map((each) => (each === holder || further.includes(each) ? of(each) : null));
}

function askedBy(program: Program, { name: own, decisions }: EntityProgram): Asked {
  const around = new Set<string>();
  const others = new Map<string, AskedDecision>();
  let shares = false;
  const visit = (node: Expression, entered: ReadonlyMap<string, number>): void => {
    if (node.kind === "fact" || node.kind === "decision" || node.kind === "record") {
      const isEntered = node.level < (entered.get(node.entity) ?? 0);
      const isAround = !isEntered && node.entity !== own;
      if (isAround) around.add(node.entity);
      if (node.kind === "decision" && (isEntered || isAround)) {
        const of = isAround ? "around" : node.entity === own ? "like" : "item";
        others.set(`${of} ${decisionKey(node.entity, node.name)}`, { entity: node.entity, name: node.name, of });
      }
    }
    const item = isOverList(node) ? node.over : null;
    if (node.kind === "allotment" || (item !== null && isOfGroupAround(program, own, item))) shares = true;
    const within = item === null ? entered : new Map(entered).set(item.entity, (entered.get(item.entity) ?? 0) + 1);
    const outside = node.kind === "allotment" ? [node.over.list, node.limit] : [item?.list];
    for (const child of childrenOf(node)) visit(child, outside.includes(child) ? entered : within);
  };
  for (const each of decisions.flatMap(expressionsOf)) visit(each, new Map());
  return { around, decisions: others, shares };
}

/** The entities whose records an entity lists. */
export function itemsOf({ facts }: EntityProgram): readonly string[] {
  return facts.flatMap(({ type }) => (type.kind === "list" ? [type.entity] : []));
}

type AskedOf = ReadonlyMap<string, Asked>;

/** What others need that a record asks or holds it needs as well, as far as it stands in the same. */
function needsOf(program: Program, asked: AskedOf): ReadonlyMap<string, readonly string[]> {
  const needs = new Map(program.entities.map(({ name }) => [name, new Set(asked.get(name)!.around)]));
  untilStable(() =>
    program.entities.some((entity) => {
      const own = needs.get(entity.name)!;
      const before = own.size;
      const others = [
        ...[...asked.get(entity.name)!.decisions.values()].map((each) => each.entity),
        ...itemsOf(entity),
      ];
      const further = others.flatMap((each) => [...(needs.get(each) ?? [])]);
      for (const each of surroundingsOf(program, entity.name)) if (further.includes(each.entity)) own.add(each.entity);
      return own.size > before;
    }),
  );
  return new Map(
    program.entities.map(({ name }) => [
      name,
      surroundingsOf(program, name).flatMap((each) => (needs.get(name)!.has(each.entity) ? [each.entity] : [])),
    ]),
  );
}

/**
 * Where some rule asks a decision of the record around it, an item is not decided whole to ask one thing of it: what
 * else is decided of it may rest on what is being worked out.
 */
function aloneIn(program: Program, asked: AskedOf): ReadonlyMap<string, readonly string[]> {
  const all = [...asked.values()].flatMap(({ decisions }) => [...decisions.values()]);
  const isUpward = all.some(({ of }) => of === "around");
  const outputs = new Map(program.entities.map((entity) => [entity.name, entity.outputs]));
  const isAlone = ({ entity, name, of }: AskedDecision): boolean =>
    of !== "item" || isUpward || outputs.get(entity)?.includes(name) !== true;
  const alone = all.filter(isAlone);
  return new Map(
    program.entities.map(({ name, decisions }) => {
      const names = new Set(alone.flatMap((each) => (each.entity === name ? [each.name] : [])));
      return [name, decisions.flatMap((each) => (names.has(each.name) ? [each.name] : []))];
    }),
  );
}

function askingOthers(
  program: Program,
  asked: AskedOf,
  alone: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const isAlone = ({ entity, name }: AskedDecision): boolean => alone.get(entity)?.includes(name) === true;
  const found = new Set<string>();
  untilStable(() =>
    program.entities.some((entity) => {
      const decisions = [...asked.get(entity.name)!.decisions.values()];
      const whole = [...decisions.map((each) => each.entity), ...itemsOf(entity)];
      const asks = asked.get(entity.name)!.shares || decisions.some(isAlone) || whole.some((each) => found.has(each));
      return asks && !found.has(entity.name) && found.add(entity.name).size > 0;
    }),
  );
  return found;
}

/** Does a step again until it changes nothing more. */
function untilStable(changes: () => boolean): void {
  while (changes()) continue;
}
