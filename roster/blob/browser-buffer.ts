/** What Node.js's `node:buffer` has, where there is no Node.js. */
export { Buffer } from "buffer/";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Whether bytes are text in UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether bytes are all below 128. */
export function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false;
  return true;
}
