/** No sheet has more columns. */
export const mostColumns = 16_384;

/** The rectangle of cells of a reference such as `B1:C1`, counted from 0; null where it is none. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The letters of a column, counted from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** The address of a cell by its column, from 0, and its row, from 1. */
export function addressOf(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** The column of an address such as `C5`, from 0; -1 where it has none. */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at++) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** The area of a reference; rows are counted from 1, as on the sheet. */
export function areaOf(reference: string): Area | null {
  const match = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/u.exec(reference);
  if (match === null) return null;
  const [, left, top, right = left, bottom = top] = match;
  return { top: Number(top), left: columnOf(left!), bottom: Number(bottom), right: columnOf(right!) };
}
