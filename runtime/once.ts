/** What was worked out of one record for others. */
interface Known {
  readonly records: readonly (object | null)[];
  readonly value: unknown;
}

/** What records ask of one another while one is decided: each decision of a record is worked out once. */
export class Once {
  readonly #known = new Map<string, Map<object, Known>>();

  /** A decision of a record, the first of `records`, among those around it; `work` works it out. */
  of<T>(decision: string, records: readonly [object, ...(object | null)[]], work: () => T): T {
    let ofDecision = this.#known.get(decision);
    if (ofDecision === undefined) this.#known.set(decision, (ofDecision = new Map()));
    const found = ofDecision.get(records[0]);
    if (found !== undefined && found.records.every((each, index) => each === records[index])) return found.value as T;
    const value = work();
    ofDecision.set(records[0], { records, value });
    return value;
  }
}
