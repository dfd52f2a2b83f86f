import { settled } from "./settled.ts";

/** What was worked out of one record for others. */
interface Known {
  readonly records: readonly (object | null)[];
  /** Gives the result, or throws what was thrown instead. */
  readonly outcome: () => unknown;
}

/** For each kind of group the way from a member to the one that it stands in. */
export type GroupFinders = ReadonlyMap<string, (member: object) => object>;

/** What records ask of one another while one is decided: each decision of a record, and what a list shares, is worked out once. */
export class Once {
  readonly #known = new Map<string, Map<object, Known>>();
  readonly #groups: GroupFinders;

  constructor(groups: GroupFinders = new Map()) {
    this.#groups = groups;
  }

  /** The group of a kind in which a member of another group stands. Throws a RangeError where none was formed. */
  groupOf<T>(entity: string, member: object): T {
    const find = this.#groups.get(entity);
    return find === undefined ? notFormed(entity) : (find(member) as T);
  }

  /** A decision of a record, the first of `records`, among those around it; `work` works it out. */
  of<T>(decision: string, records: readonly [object, ...(object | null)[]], work: () => T): T {
    let ofDecision = this.#known.get(decision);
    if (ofDecision === undefined) this.#known.set(decision, (ofDecision = new Map()));
    const found = ofDecision.get(records[0]);
    if (found !== undefined && found.records.every((each, index) => each === records[index]))
      return found.outcome() as T;
    const outcome = settled(work);
    ofDecision.set(records[0], { records, outcome });
    return outcome();
  }
}

/** Throws a RangeError: a member of one group was asked of another that its roster was not formed into. */
export function notFormed(entity: string): never {
  throw new RangeError(`no ${entity} was formed`);
}
