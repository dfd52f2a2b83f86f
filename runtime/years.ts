/** Sets of calendar years: a bit for each year from the first that the set can hold. A year that it cannot hold is not in it. */

/** The most years that a set can hold: as many as a number has bits for. */
const mostYears = 31;

/** Whether a year is in a set whose first bit is the year `first`. */
export function holdsYear(years: number, first: number, year: number): boolean {
  const bit = year - first;
  return bit >= 0 && bit < mostYears && ((years >> bit) & 1) === 1;
}

/** How many years from one to another, both included, are in a set. */
export function yearsIn(years: number, first: number, from: number, to: number): number {
  let count = 0;
  for (let year = Math.max(from, first); year <= Math.min(to, first + mostYears - 1); year++) {
    if (holdsYear(years, first, year)) count++;
  }
  return count;
}

/** How many years from one to another, both included, are not in a set. */
export function yearsNotIn(years: number, first: number, from: number, to: number): number {
  return Math.max(to - from + 1, 0) - yearsIn(years, first, from, to);
}

/** How many years in a row, the last of them `to` and none before `from`, are in a set. */
export function unbrokenYearsIn(years: number, first: number, from: number, to: number): number {
  let year = to;
  while (year >= from && holdsYear(years, first, year)) year--;
  return to - year;
}

/** How many years in a row, the last of them `to` and none before `from`, are not in a set. */
export function unbrokenYearsNotIn(years: number, first: number, from: number, to: number): number {
  if (to < from) return 0;
  const earliest = Math.max(from, first);
  let year = Math.min(to, first + mostYears - 1);
  while (year >= earliest && !holdsYear(years, first, year)) year--;
  return to - (year >= earliest ? year : Math.min(from - 1, to));
}
