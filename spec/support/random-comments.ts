import fc from "fast-check";
import { lexer } from "../../grammar/tokens.ts";

/** A text with comments put in behind some of its words, at the end of the line or on lines of their own. */
export function withComments(text: string): fc.Arbitrary<string> {
  const { tokens } = lexer.tokenize(text);
  const ends = [0, ...tokens.map(({ startOffset, image }) => startOffset + image.length)];
  const comment = fc.record({
    at: fc.constantFrom(...ends),
    before: fc.constantFrom(" ", "\n", "\n\n", "\n  ", "\n    ", "\n\t"),
    after: fc.constantFrom("\n", "\n\n", "\n  ", "\n    "),
  });
  return fc.array(comment, { maxLength: 6 }).map((comments) => {
    const sorted = [...comments].sort((left, right) => right.at - left.at);
    return sorted.reduce(
      (sofar, { at, before, after }, index) =>
        `${sofar.slice(0, at)}${at === 0 ? "" : before}# comment ${index}${after}${sofar.slice(at)}`,
      text,
    );
  });
}
