import { wording } from "./fingerprint.ts";

/** How much of some words stands in a text, from 0 to 1: the share of their pairs of neighbouring characters. */
export function likenessTo(text: string): (words: string) => number {
  const found = pairsOf(text);
  return (words) => {
    const wanted = pairsOf(words);
    return wanted.size === 0 ? 0 : [...wanted].filter((pair) => found.has(pair)).length / wanted.size;
  };
}

function pairsOf(text: string): ReadonlySet<string> {
  const signs = [...wording(text)];
  return new Set(signs.slice(1).map((sign, index) => signs[index]! + sign));
}
