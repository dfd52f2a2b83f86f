/** FEEL as text that knows how tightly it holds together, so that brackets stand only where they must. */

/** From the loosest to the tightest. */
export const holds = { choice: 0, or: 1, and: 2, comparison: 3, sum: 4, product: 5, atom: 6 } as const;
export type Hold = (typeof holds)[keyof typeof holds];

/** An expression in FEEL. */
export interface Feel {
  readonly text: string;
  readonly hold: Hold;
}

/** A name, a literal or a call. */
export function atom(text: string): Feel {
  return { text, hold: holds.atom };
}

/** A call of a function. */
export function call(name: string, ...operands: readonly Feel[]): Feel {
  return atom(`${name}(${operands.map(({ text }) => text).join(", ")})`);
}

/** An expression as an operand that must hold as tightly at least. */
export function inside({ text, hold }: Feel, least: Hold): string {
  return hold >= least ? text : `(${text})`;
}

/** Two operands with a sign between; the right one holds tighter. */
export function infix(left: Feel, sign: string, right: Feel, hold: Hold): Feel {
  return { text: `${inside(left, hold)} ${sign} ${inside(right, (hold + 1) as Hold)}`, hold };
}

/** A comparison, whose operands are never comparisons themselves. */
export function compared(left: Feel, sign: string, right: Feel): Feel {
  return { text: `${inside(left, holds.sum)} ${sign} ${inside(right, holds.sum)}`, hold: holds.comparison };
}

/** Several conditions joined by `and` or `or`. */
export function joined(word: "and" | "or", operands: readonly Feel[]): Feel {
  if (operands.length === 0) return atom(word === "and" ? "true" : "false");
  if (operands.length === 1) return operands[0]!;
  const hold = holds[word];
  return { text: operands.map((each) => inside(each, (hold + 1) as Hold)).join(` ${word} `), hold };
}

/** One of two values; the first where the condition always holds. */
export function chosen(condition: Feel, then: Feel, otherwise: Feel): Feel {
  if (condition.text === "true") return then;
  return { text: `if ${condition.text} then ${inside(then, holds.or)} else ${otherwise.text}`, hold: holds.choice };
}

/** A text as FEEL quotes it. */
export function quoted(text: string): Feel {
  return atom(
    `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t")}"`,
  );
}

/** A list of items. */
export function list(items: readonly Feel[]): Feel {
  return atom(`[${items.map(({ text }) => text).join(", ")}]`);
}

export const nothing = atom("null");

/** Whether an expression is absent, or is not. */
export function isNull(feel: Feel, sign: "=" | "!=" = "="): Feel {
  return compared(feel, sign, nothing);
}
