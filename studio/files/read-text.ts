/** The text of a notice as offices keep it: a text file in whatever encoding, or a document of Word. */
import { Unreadable } from "./folder.ts";

/** The text of a file by its bytes; `.docx` by its name. Throws `Unreadable`. */
export async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  if (/\.docx$/iu.test(name)) return (await import("./docx.ts")).docxText(bytes);
  const text = decoded(bytes);
  if (text === null) throw new Unreadable(name);
  return text.replace(/^\uFEFF/u, "");
}

/** UTF-8 or UTF-16, with or without a mark; what is neither is taken as GB 18030, which Chinese editors save. */
function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  const guesses = marked === null ? [...utf16Guess(bytes), "utf-8", "gb18030"] : [marked];
  for (const encoding of guesses) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // The next guess.
    }
  }
  return null;
}

/** Without a mark the zeros of line feeds and figures tell UTF-16: which half of the pairs they are in. */
function utf16Guess(bytes: Uint8Array): readonly string[] {
  const zeros = [0, 0];
  bytes.subarray(0, 4096).forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++;
  });
  if (zeros[0] === zeros[1]) return [];
  return zeros[1]! > zeros[0]! ? ["utf-16le"] : ["utf-16be"];
}
