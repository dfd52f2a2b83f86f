import { type Buffer, isUtf8 } from "./buffer.ts";

const encodings = ["utf-16le", "utf-16be"] as const;

/**
 * The encoding of a text in UTF-16, told by the bytes at its beginning: by its byte order mark or, where there is none, by the zero
 * bytes of its commas, digits and line ends, most of which stand in even or most in odd places. Null for any other text.
 */
export function utf16EncodingOf(bytes: Buffer): (typeof encodings)[number] | null {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16LE();
  if (mark === 0xfeff) return "utf-16le";
  if (mark === 0xfffe) return "utf-16be";
  const zeros = { "utf-16le": 0, "utf-16be": 0 };
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[encodings[1 - (at % 2)]!]++;
  });
  const [likely, other] = zeros["utf-16le"] < zeros["utf-16be"] ? [encodings[1], encodings[0]] : encodings;
  // A text of another encoding may hold a few zero bytes by accident.
  if (zeros[likely] === 0 || (isUtf8(bytes) && zeros[likely] * 4 < bytes.length)) return null;
  return [likely, other].find((encoding) => zeros[encoding] > 0 && isText(bytes, encoding)) ?? null;
}

/** Whether bytes are signs that texts have; the last character may be cut short. */
function isText(bytes: Buffer, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return !/[\0\p{Cn}\p{Co}]/u.test(text);
  } catch {
    return false;
  }
}
