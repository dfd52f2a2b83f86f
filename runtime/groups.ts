/** The groups of one kind that the records of a roster form. */
export interface FormedGroups<G> {
  /** In the order in which their first members stand. */
  readonly groups: readonly G[];
  /** The group of each record, as a position among the groups. */
  readonly places: readonly number[];
  /** The group of a record by its position in the roster. */
  at(position: number): G;
  /** The group in which a record stands. */
  of(record: object): G;
}

/** Groups records: those with the same key are one, and each whose key is null is one of its own. */
export function formGroups<R extends object, K, G>(
  records: readonly R[],
  keyOf: (record: R) => K,
  groupOf: (members: readonly R[], key: K) => G,
): FormedGroups<G> {
  const members: R[][] = [];
  const keys: K[] = [];
  const known = new Map<K, number>();
  const places = records.map((record) => {
    const key = keyOf(record);
    let place = key === null ? undefined : known.get(key);
    if (place === undefined) {
      place = members.push([]) - 1;
      keys.push(key);
      if (key !== null) known.set(key, place);
    }
    members[place]!.push(record);
    return place;
  });
  const groups = members.map((each, place) => groupOf(each, keys[place]!));
  let placeOf: Map<object, number> | null = null;
  return {
    groups,
    places,
    at: (position) => groups[places[position]!]!,
    of: (record) => {
      placeOf ??= new Map(records.map((each, position) => [each, places[position]!]));
      return groups[placeOf.get(record)!]!;
    },
  };
}
