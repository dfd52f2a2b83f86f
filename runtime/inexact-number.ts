/** A number of a JSON text that a `number` would round to a whole one: no type of fact takes it, and it keeps its digits. */
export class InexactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  toString(): string {
    return this.digits;
  }
}

/** Whether the text of a number is rounded to a whole number where it is read as a `number`. */
export function isRounded(text: string): boolean {
  const read = Number(text);
  return Number.isInteger(read) && !(Number.isSafeInteger(read) && isWhole(text));
}

function isWhole(text: string): boolean {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const zeros = digits.length - digits.replace(/0+$/, "").length;
  return zeros === digits.length || Number(exponent) - fraction.length + zeros >= 0;
}
