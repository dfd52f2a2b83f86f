/** A text in GBK, which Node.js only decodes. */
export function inGbk(text: string): Buffer {
  return Buffer.concat([...text].map((character) => bytesOf.get(character) ?? Buffer.from(character, "ascii")));
}

const decoder = new TextDecoder("gbk");
const bytesOf = new Map<string, Buffer>();
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const bytes = Buffer.from([lead, trail]);
    bytesOf.set(decoder.decode(bytes), bytes);
  }
