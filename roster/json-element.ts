import type { RosterProblem } from "./problem.ts";

/** The text of one item of a JSON list, with the line and the column where it starts. */
export interface JsonElement {
  readonly text: string;
  /** The offset behind the bracket that closes its first one; null where none does. */
  readonly closed: number | null;
  /** Where it stands in the text that is being cut. */
  readonly start: number;
  /** The sign behind it; empty where nothing has come. */
  readonly next: string;
  readonly line: number;
  readonly column: number;
}

/** Where an item is not JSON, and what stands there; null where the text ends too early. */
export interface SyntaxPlace {
  readonly line: number;
  readonly column: number;
  readonly found: string | null;
}

/** The place in an item that an offset stands for. */
export function syntaxPlace({ text, next, line, column }: JsonElement, errorAt: number): SyntaxPlace {
  const lines = text.slice(0, errorAt).split("\n");
  return {
    line: line + lines.length - 1,
    column: lines.at(-1)!.length + (lines.length === 1 ? column : 1),
    found: /^(?:"[^"\n]{0,20}"?|[\w.+-]{1,20}|[^])/.exec(text.slice(errorAt) || next)?.[0] ?? null,
  };
}

/** The problem of an item that is not JSON from an offset on. */
export function syntaxProblem(element: JsonElement, errorAt: number): RosterProblem {
  const place = syntaxPlace(element, errorAt);
  const { found } = place;
  // An empty item follows a comma: before the first, the list is merely empty.
  const followsComma = element.text === "" || element.text.slice(0, errorAt).trimEnd().endsWith(",");
  if (followsComma && (found === "]" || found === "}")) return { problem: "nothing-after-comma", ...place, found };
  return { problem: "json-syntax", ...place };
}

/** The problem of what follows an item and does not belong there. */
export function unexpected(element: JsonElement): RosterProblem {
  return { problem: "json-syntax", ...syntaxPlace(element, 0) };
}
