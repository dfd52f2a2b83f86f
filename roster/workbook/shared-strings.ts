import { Buffer } from "../buffer.ts";
import { grown } from "../grown.ts";
import type { Archive } from "./archive.ts";
import { WorkbookError } from "./workbook-error.ts";
import { readXml } from "./xml.ts";

/** The texts of a workbook are held in memory; more of them than this are in no roster. */
const mostBytes = 1024 * 1024 * 1024;

/** As many of the first texts are kept as they are: those of options come early and often. */
const keptTexts = 4096;

/**
 * The texts that cells refer to by number. A million of them as text would take several times the memory that they take as
 * bytes, one behind the other.
 */
export class SharedStrings {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #size = 0;
  #ends = new Uint32Array(1024);
  #count = 0;
  readonly #kept: string[] = [];

  add(text: string): void {
    const most = this.#size + text.length * 3;
    if (most > this.#bytes.length) this.#bytes = grown(this.#bytes, Buffer.allocUnsafe(doubled(most)));
    if (this.#count === this.#ends.length) this.#ends = grown(this.#ends, new Uint32Array(this.#count * 2));
    this.#size += this.#bytes.write(text, this.#size);
    this.#ends[this.#count++] = this.#size;
    if (this.#kept.length < keptTexts) this.#kept.push(text);
  }

  /** The text of a number; undefined where there is none. */
  at(index: number): string | undefined {
    if (index < this.#kept.length) return this.#kept[index];
    if (!(index < this.#count)) return undefined;
    return this.#bytes.toString("utf8", this.#ends[index - 1] ?? 0, this.#ends[index]);
  }
}

function doubled(size: number): number {
  if (size > mostBytes)
    throw new WorkbookError({ problem: "workbook-too-large", megabytes: Math.round(size / 2 ** 20) });
  return size * 2;
}

export async function readSharedStrings(archive: Archive, part: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings();
  const text = new RichText();
  if (part === null) return strings;
  await readXml(archive.read(part), {
    open: (name) => text.open(name),
    text: (piece) => text.text(piece),
    close(name) {
      text.close(name);
      if (name === "si") strings.add(text.take());
    },
  });
  return strings;
}

/** Puts a text together of its runs, whatever their fonts; how characters are pronounced stands beside and does not count. */
export class RichText {
  #text = "";
  #isInText = false;
  #isPhonetic = false;

  open(name: string): void {
    if (name === "t") this.#isInText = !this.#isPhonetic;
    else if (name === "rPh") this.#isPhonetic = true;
  }

  text(piece: string): void {
    if (this.#isInText) this.#text += piece;
  }

  close(name: string): void {
    if (name === "t") this.#isInText = false;
    else if (name === "rPh") this.#isPhonetic = false;
  }

  /** The text so far, and begins a new one. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text.includes("_x")
      ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      : text;
  }
}
