/** Numbers up to here are added as they are: one more of any amount stays exact. */
const most = 2 ** 52;

/** A sum of whole numbers, exact however many there are. */
export class ExactSum {
  #whole = 0n;
  #part = 0;

  add(value: number): void {
    this.#part += value;
    if (Math.abs(this.#part) < most) return;
    this.#whole += BigInt(this.#part);
    this.#part = 0;
  }

  get value(): bigint {
    return this.#whole + BigInt(this.#part);
  }
}

/** A sum of fen in yuan with two decimals, as `formatMoney` writes amounts. */
export function yuanText(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
