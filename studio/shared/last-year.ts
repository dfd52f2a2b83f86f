/** Which file of the folder is of the same place and the year before. */

/** A path without its year: nanan-2025.pol and nanan-2026.pol have the same. */
function placeOf(path: string): string {
  return path.replaceAll(/\d{4}/gu, "");
}

function yearIn(path: string): number {
  return Number(/\d{4}/u.exec(path)?.[0] ?? 0);
}

/** Whether two files are named after the same place. */
export function isOfSamePlace(one: string, other: string): boolean {
  return placeOf(one) === placeOf(other);
}

/** The last file of the same place before it; null where there is none. */
export function lastYearOf(path: string, paths: readonly string[]): string | null {
  const earlier = paths.filter((each) => isOfSamePlace(each, path) && yearIn(each) < yearIn(path));
  return earlier.toSorted((one, other) => yearIn(other) - yearIn(one))[0] ?? null;
}

/** What the file of a later year is called after an earlier one. */
export function nameOfYear(path: string, year: number): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.pol$/u, "");
  return /\d{4}/u.test(name) ? name.replace(/\d{4}/u, String(year)) : `${name}-${year}`;
}
