import type { ColumnarForm, ColumnNode } from "./form.ts";

/** The nodes that are written or asked of a record themselves. */
export function rootsOf({ outputs, requirements, again }: ColumnarForm): readonly ColumnNode[] {
  return [...outputs.flatMap(({ node, where }) => [node, where]), ...requirements, again];
}

/** The nodes of a form, each after its operands, with how often each is an operand, written or asked of a record. */
export function usesIn(form: ColumnarForm): ReadonlyMap<ColumnNode, number> {
  const counts = new Map<ColumnNode, number>();
  const visit = (node: ColumnNode): void => {
    const known = counts.get(node) ?? 0;
    counts.set(node, known + 1);
    if (known === 0) node.operands.forEach(visit);
  };
  rootsOf(form).forEach(visit);
  // Operands have lower numbers than what asks them.
  return new Map([...counts].sort(([left], [right]) => left.id - right.id));
}
