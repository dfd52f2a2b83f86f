/** The bytes of letters, digits, `-`, `/`, `_`, `*`, and of Chinese characters. */
const plainBytes = new Uint8Array(256);
for (const sign of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/_*") {
  plainBytes[sign.charCodeAt(0)] = 1;
}
for (let lead = 0xe4; lead <= 0xe9; lead++) plainBytes[lead] = 1;
for (let next = 0x80; next <= 0xbf; next++) plainBytes[next] = 1;

const dash = 45;

/** Whether a text is one that a cell of a table holds, and a spreadsheet takes, just as it stands. */
export function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || bytes[start] === dash) return false;
  for (let at = start; at < end; at++) if (plainBytes[bytes[at]!] === 0) return false;
  return true;
}
