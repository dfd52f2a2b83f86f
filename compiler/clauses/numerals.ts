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

const digit = "[0-9０-９]";
const sign = "[〇○零一二三四五六七八九十百千万亿两]";

/** The source of a pattern of any number as notices write it: `1,100`, `1.5万`, `四百二十`, `六十点五`. */
export const numberPattern = `(?:${digit}+(?:[,，]${digit}{3})*(?:[.．]${digit}+)?\\s?[百千万亿]{0,3}|${sign}+(?:点${sign}+)?)`;

const powers: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const myriads: ReadonlyMap<string, number> = new Map([
  ["万", 1e4],
  ["亿", 1e8],
]);

/** The value of a number as notices write it; digits without 十 and its like stand by their places, as in 二〇二六. */
export function valueOf(number: string): number {
  const plain = number.normalize("NFKC").replaceAll(/[\s,]/gu, "").replaceAll(/[○零]/gu, "〇").replaceAll("两", "二");
  const [, figures = "", multiplier = ""] = /^([\d.]+)(.*)$/u.exec(plain) ?? [];
  if (figures !== "") return exact(Number(figures) * [...multiplier].reduce((all, each) => all * powerOf(each), 1));
  const [whole = "", fraction] = plain.split("点");
  const value = /[十百千万亿]/u.test(whole) ? grouped(whole) : Number(placed(whole));
  return fraction === undefined ? value : Number(`${value}.${placed(fraction)}`);
}

function powerOf(sign: string): number {
  return powers.get(sign) ?? myriads.get(sign) ?? 1;
}

/** Digits by their places. */
function placed(signs: string): string {
  return [...signs].map((each) => (each === "〇" ? 0 : numberOf(each))).join("");
}

/** `四百二十`, `一亿五千万`: what stands before a power counts it, what stands before 万 or 亿 is counted whole. */
function grouped(signs: string): number {
  let [total, section, last] = [0, 0, 0];
  for (const each of signs) {
    const power = powers.get(each);
    if (power !== undefined) [section, last] = [section + (last === 0 ? 1 : last) * power, 0];
    else if (each === "万") [total, section, last] = [total + (section + last) * 1e4, 0, 0];
    else if (each === "亿") [total, section, last] = [(total + section + last) * 1e8, 0, 0];
    else last = each === "〇" ? 0 : numberOf(each);
  }
  return total + section + last;
}

/** Without what binary fractions leave over: 1.1 × 10000 is 11000. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}
