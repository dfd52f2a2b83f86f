/** Which operations are only needed behind a condition: most of what is decided of people rests on whether they may pay. */
import type { ColumnarForm, ColumnNode, OutputVector } from "./form.ts";
import { constantOf } from "./graph.ts";
import { usesIn } from "./uses.ts";

/** Operations that are done where some conditions hold, and what is written there. */
export interface Block {
  /** In an order in which each stands after its operands. */
  readonly nodes: readonly ColumnNode[];
  readonly outputs: readonly OutputVector[];
  /** The mask of the records to be decided again, where the block is the outermost. */
  readonly again: ColumnNode | null;
  /** The conditions that hold in it. */
  readonly settled: ReadonlySet<ColumnNode>;
  readonly inner: readonly { readonly guard: ColumnNode; readonly block: Block }[];
}

/** Fewer operations are not worth a condition of their own. */
const leastWorth = 6;

/** A form as blocks, each with those behind a further condition inside. */
export function blocksOf(form: ColumnarForm): Block {
  const needs = conditionsOf(form);
  const nodes = [...needs.keys()].sort((left, right) => left.id - right.id);
  return blockOf({ nodes, outputs: form.outputs, again: form.again, needs, settled: new Set() });
}

/** The conditions of which a mask is the conjunction; the mask itself among them. */
export function conjunctsOf(mask: ColumnNode): readonly ColumnNode[] {
  return mask.operation.kind === "both" ? [mask, ...mask.operands.flatMap(conjunctsOf)] : [mask];
}

type Needs = ReadonlyMap<ColumnNode, ReadonlySet<ColumnNode>>;

/** For each node the conditions without which nothing asks it. */
function conditionsOf(form: ColumnarForm): Needs {
  const { outputs, again } = form;
  const needs = new Map<ColumnNode, ReadonlySet<ColumnNode>>();
  const ask = (node: ColumnNode, under: ReadonlySet<ColumnNode>): void => {
    const known = needs.get(node);
    needs.set(node, known === undefined ? under : new Set([...known].filter((each) => under.has(each))));
  };
  ask(again, new Set());
  for (const { node, where } of outputs) {
    ask(where, new Set());
    ask(node, new Set(conjunctsOf(where).filter((each) => constantOf(each) === null)));
  }
  // From the last node on all that ask a node have been seen.
  for (const node of [...usesIn(form).keys()].reverse()) {
    for (const operand of node.operands) ask(operand, needs.get(node)!);
  }
  return needs;
}

interface Open extends Omit<Block, "inner"> {
  readonly needs: Needs;
}

function blockOf(open: Open): Block {
  const guard = worthiest(open);
  if (guard === null) return { ...open, inner: [] };
  const { needs, settled } = open;
  const isInside = (node: ColumnNode): boolean => needs.get(node)!.has(guard);
  const isWritten = ({ where }: OutputVector): boolean => conjunctsOf(where).includes(guard);
  const inside = blockOf({
    nodes: open.nodes.filter(isInside),
    outputs: open.outputs.filter(isWritten),
    again: null,
    settled: new Set([...settled, ...conjunctsOf(guard)]),
    needs,
  });
  const rest = blockOf({
    ...open,
    nodes: open.nodes.filter((node) => !isInside(node)),
    outputs: open.outputs.filter((output) => !isWritten(output)),
  });
  return { ...rest, inner: [...rest.inner, { guard, block: inside }] };
}

/** The condition behind which the most operations stand. */
function worthiest({ nodes, needs, settled }: Open): ColumnNode | null {
  const counts = new Map<ColumnNode, number>();
  for (const node of nodes) {
    if (node.operands.length === 0) continue;
    for (const each of needs.get(node)!) if (!settled.has(each)) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([one, left], [other, right]) => right - left || other.id - one.id);
  return best === undefined || best[1] < leastWorth ? null : best[0];
}
