/** A number of a JSON text that a `number` would round to a whole one, or cannot hold: no type of fact takes it, and it keeps its digits. */
export class InexactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  toString(): string {
    return this.digits;
  }
}

/** Whether the text of a number is rounded to a whole number, or to infinity, where it is read as a `number`. */
export function isRounded(text: string): boolean {
  const read = Number(text);
  if (!Number.isFinite(read)) return true;
  return Number.isInteger(read) && !(Number.isSafeInteger(read) && isWhole(text));
}

function isWhole(text: string): boolean {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const zeros = digits.length - lengthWithoutZeros(digits);
  return zeros === digits.length || Number(exponent) - fraction.length + zeros >= 0;
}

/** The length without the zeros at the end; a pattern would look at those in the middle again from each of them. */
function lengthWithoutZeros(digits: string): number {
  let length = digits.length;
  while (digits[length - 1] === "0") length--;
  return length;
}
