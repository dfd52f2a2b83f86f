const digits = "一二三四五六七八九";

/** The characters that Chinese numbering is written with, for use in a character class. */
export const numeralCharacters = `${digits}十`;

/** The number that a Chinese numeral below one hundred stands for: `十一` is 11. */
export function numberOf(numeral: string): number {
  const ten = numeral.indexOf("十");
  if (ten < 0) return digits.indexOf(numeral) + 1;
  const tens = ten === 0 ? 1 : digits.indexOf(numeral.slice(0, ten)) + 1;
  return tens * 10 + digits.indexOf(numeral.slice(ten + 1) || " ") + 1;
}

/** The Chinese numeral of a number from 1 to 99. */
export function numeralOf(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? "" : `${tens === 1 ? "" : digits[tens - 1]}十`;
  return head + (ones === 0 ? "" : digits[ones - 1]);
}
