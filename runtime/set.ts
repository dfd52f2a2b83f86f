/** The members that any of several sets holds, a bit each; null where there is none of the sets. */
export function unionOf(...sets: readonly (number | null)[]): number | null {
  return sets.reduce((union, set) => (set === null ? union : (union ?? 0) | set), null);
}
