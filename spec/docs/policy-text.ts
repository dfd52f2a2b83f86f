/** A policy file as a page shows it: in pieces, of which a later one may replace an earlier. */

interface Piece {
  /** The clause that the piece declares; null for the head of the file. */
  readonly clause: string | null;
  readonly text: string;
}

const clauseStart = /^(?:clause|条款)\s+(\S+)/u;

/** The text after one more piece: a clause that is shown again takes the place of the one shown before. */
export function joinPolicy(before: string, addition: string): string {
  const pieces = splitPieces(before);
  for (const piece of splitPieces(addition)) {
    const at = pieces.findIndex(({ clause }) => clause !== null && clause === piece.clause);
    if (at >= 0) pieces[at] = piece;
    else pieces.push(piece);
  }
  return pieces
    .map(({ text }) => text.trimEnd())
    .join("\n\n")
    .concat("\n")
    .trimStart();
}

function splitPieces(text: string): Piece[] {
  return text
    .split(/^(?=(?:clause|条款)\s)/mu)
    .filter((part) => part.trim() !== "")
    .map((part) => ({
      clause: clauseStart.exec(part)?.[1]?.replaceAll("（", "(").replaceAll("）", ")") ?? null,
      text: part,
    }));
}

/** What stands around a fragment that shows only what a clause holds. */
export function wrapFragment(fragment: string): string {
  const head = 'notice sample "示例通知"\n  year 2025\n  uses resident-insurance\n\n';
  if (clauseStart.test(fragment)) return head + fragment;
  const indented = fragment.split("\n").map((line) => (line === "" ? line : `  ${line}`));
  return `${head}clause 一 "示例"\n${indented.join("\n")}`;
}
