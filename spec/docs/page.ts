/** A page of the documentation: its blocks of code, each with what its first line says of it. */
import { readFileSync, writeFileSync } from "node:fs";

/** One fenced block: ```` ```pol file=brookside-2025 ```` has the language `pol` and the mark `file`. */
export interface Block {
  readonly language: string;
  /** Words after the language: `fragment` is true, `file=x` is `x`. */
  readonly marks: Readonly<Record<string, string>>;
  readonly body: string;
  /** The line of the page on which the body begins, counted from 1. */
  readonly line: number;
}

/** A page with its path below the project's folder. */
export interface Page {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

const root = new URL("../../", import.meta.url);
const fenced = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gmu;

/** Reads a page. */
export function readPage(path: string): Page {
  const text = readFileSync(new URL(path, root), "utf8");
  const blocks = [...text.matchAll(fenced)].map(([, language = "", words = "", body = ""], index): Block => {
    const at = blockStarts(text)[index]!;
    return { language, marks: readMarks(words), body, line: text.slice(0, at).split("\n").length + 1 };
  });
  return { path, text, blocks };
}

/** Puts new bodies in the place of some blocks and writes the page. */
export function rewritePage({ path, text, blocks }: Page, bodies: ReadonlyMap<Block, string>): void {
  const lines = text.split("\n");
  for (const block of [...blocks].reverse()) {
    const body = bodies.get(block);
    if (body !== undefined)
      lines.splice(block.line - 1, block.body.split("\n").length - 1, ...body.trimEnd().split("\n"));
  }
  writeFileSync(new URL(path, root), lines.join("\n"));
}

function blockStarts(text: string): number[] {
  return [...text.matchAll(fenced)].map(({ index }) => index);
}

function readMarks(words: string): Record<string, string> {
  const pairs = words
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return Object.fromEntries(pairs.map((word) => [word.split("=", 1)[0]!, word.split("=").slice(1).join("=")]));
}
