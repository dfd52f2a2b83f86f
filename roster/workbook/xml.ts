import type { Buffer } from "../buffer.ts";
import { SaxesParser } from "saxes";
import { WorkbookError } from "./workbook-error.ts";

/** The attributes of an element. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of an XML text, in its order; names are without their prefix. */
export interface XmlListener {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Reads XML piece by piece. Text that defines entities of its own is refused before any is put in the place of its name. */
export class XmlReader {
  readonly #parser = new SaxesParser();
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });

  constructor({ open, text, close }: XmlListener) {
    this.#parser.on("error", () => {
      throw new WorkbookError({ problem: "damaged-workbook" });
    });
    this.#parser.on("doctype", () => {
      throw new WorkbookError({ problem: "workbook-with-entities" });
    });
    this.#parser.on("opentag", ({ name, attributes }) => open(localName(name), attributes));
    if (text !== undefined) {
      this.#parser.on("text", text);
      this.#parser.on("cdata", text);
    }
    if (close !== undefined) this.#parser.on("closetag", ({ name }) => close(localName(name)));
  }

  push(bytes: Buffer): void {
    this.#parser.write(this.#decoded(bytes));
  }

  /** The end of the text, which must be that of its outermost element. */
  end(): void {
    this.#parser.write(this.#decoded());
    this.#parser.close();
  }

  #decoded(bytes?: Buffer): string {
    try {
      return this.#decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new WorkbookError({ problem: "damaged-workbook" });
    }
  }
}

/** Reads a whole XML text; one of no bytes, as of a part that is not there, tells nothing. */
export async function readXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  let reader: XmlReader | null = null;
  for await (const chunk of chunks) (reader ??= new XmlReader(listener)).push(chunk);
  reader?.end();
}

/** A name without the prefix of its namespace, which every program chooses as it likes. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** An attribute by its name without a prefix. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}
