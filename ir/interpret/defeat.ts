import type * as ir from "../ir.ts";

/**
 * For each case the first that defeats it, or null. A case is defeated where one that overrides it
 * applies and is not itself defeated; overriding cases stand first, so one pass settles it.
 */
export function findDefeaters(cases: readonly ir.Case[], applies: readonly boolean[]): (number | null)[] {
  const defeaters: (number | null)[] = cases.map(() => null);
  cases.forEach(({ overrides }, index) => {
    if (!applies[index] || defeaters[index] !== null) return;
    for (const overridden of overrides) defeaters[overridden] ??= index;
  });
  return defeaters;
}
