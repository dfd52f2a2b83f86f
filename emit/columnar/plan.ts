/** How operations are printed: which get a name of their own, and which are done without asking whether they are needed. */
import type { ColumnarForm, ColumnNode } from "./form.ts";
import { usesIn } from "./uses.ts";

/** So many operations are done sooner than a processor comes back from a wrong guess. */
const cheap = 16;

/** A call is never done in vain. */
const dear = 2 * cheap;

/** How the nodes of a form are printed. */
export interface Plan {
  /** Whether a node stands in more than one place. */
  readonly isShared: (node: ColumnNode) => boolean;
  /** Whether an operand is worked out whatever the mask before it says. */
  readonly isAlwaysDone: (operand: ColumnNode) => boolean;
  /** Whether both operands of a choice are worked out, and one of them taken by its bits. */
  readonly isByBits: (select: ColumnNode) => boolean;
}

export function planOf(form: ColumnarForm): Plan {
  const counts = usesIn(form);
  const order = [...counts.keys()];
  const costs = new Map<ColumnNode, number>();
  for (const node of order) {
    const shown = node.operands.map((each) => (counts.get(each)! > 1 ? 0 : costs.get(each)!));
    costs.set(
      node,
      shown.reduce((sum, each) => sum + each, ownCost(node)),
    );
  }
  const isAlwaysDone = (node: ColumnNode): boolean => counts.get(node)! > 1 || costs.get(node)! <= cheap;
  const isByBits = ({ operation, lane, operands: [, then, otherwise] }: ColumnNode): boolean =>
    operation.kind === "select" && lane !== "float64" && isAlwaysDone(then!) && isAlwaysDone(otherwise!);
  // Where a choice is by bits its mask is named twice; so are the operands of a least and a greatest.
  const twice = new Set(
    order.flatMap((node) => {
      if (isByBits(node)) return [node.operands[0]!];
      return node.operation.kind === "least" || node.operation.kind === "greatest" ? node.operands : [];
    }),
  );
  return { isShared: (node) => counts.get(node)! > 1 || twice.has(node), isAlwaysDone, isByBits };
}

function ownCost({ operation, operands }: ColumnNode): number {
  if (operation.kind === "call") return dear;
  return operands.length === 0 ? 0 : 1;
}
