/** A number of things in English: `1 file`, `2 files`, `3 duties`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return noun.endsWith("y") ? `${count} ${noun.slice(0, -1)}ies` : `${count} ${noun}s`;
}
