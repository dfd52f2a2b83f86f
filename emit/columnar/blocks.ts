/** Which operations are only needed behind a condition: most of what is decided of people rests on whether they may pay. */
import type { ColumnarForm, ColumnNode, OutputVector } from "./form.ts";
import { constantOf } from "./graph.ts";
import { usesIn } from "./uses.ts";

/** Operations that are done where some conditions hold, and what is written there. */
export interface Block {
  /** In an order in which each stands after its operands. */
  readonly nodes: readonly ColumnNode[];
  readonly outputs: readonly OutputVector[];
  /** The conditions that hold in it. */
  readonly settled: ReadonlySet<ColumnNode>;
  readonly inner: readonly { readonly guard: ColumnNode; readonly block: Block }[];
}

/** Fewer operations are not worth a condition of their own. */
const leastWorth = 6;

const always: ColumnNode = { id: -1, lane: "mask", operation: { kind: "constant", value: 1 }, operands: [], most: 1 };

/** What is written of a form: its outputs and, last, the mask of the records to be decided again, each behind its condition. */
export function writtenOf({ outputs, again }: ColumnarForm): readonly OutputVector[] {
  const guards = sharedConditions(outputs);
  const all = [...outputs, { lane: again.lane, name: "", part: "value", node: again, where: always } as const];
  return all.map((output) => {
    // A mask that is a conjunction is 0 where the condition is that it rests on.
    const guard = output.lane !== "mask" || constantOf(output.where) !== 1 ? undefined : guardOf(output.node, guards);
    return guard === undefined ? output : { ...output, where: guard };
  });
}

/** A form as blocks, each with those behind a further condition inside. */
export function blocksOf(form: ColumnarForm, written: readonly OutputVector[]): Block {
  const needs = conditionsOf(form, written);
  const nodes = [...needs.keys()].sort((left, right) => left.id - right.id);
  return blockOf({ nodes, outputs: written, needs, settled: new Set() });
}

/** The conditions behind which several outputs stand. */
function sharedConditions(outputs: readonly OutputVector[]): ReadonlySet<ColumnNode> {
  const conditions = outputs.map(({ where }) => where);
  return new Set(conditions.filter((each, index) => constantOf(each) === null && conditions.indexOf(each) < index));
}

/** The first of some conditions on which a mask rests, but that it is not itself. */
function guardOf(mask: ColumnNode, guards: ReadonlySet<ColumnNode>): ColumnNode | undefined {
  return conjunctsOf(mask).find((each) => each !== mask && guards.has(each));
}

/** The conditions of which a mask is the conjunction; the mask itself among them. */
export function conjunctsOf(mask: ColumnNode): readonly ColumnNode[] {
  return mask.operation.kind === "both" ? [mask, ...mask.operands.flatMap(conjunctsOf)] : [mask];
}

type Needs = ReadonlyMap<ColumnNode, ReadonlySet<ColumnNode>>;

/** For each node the conditions without which nothing asks it. */
function conditionsOf(form: ColumnarForm, written: readonly OutputVector[]): Needs {
  const needs = new Map<ColumnNode, ReadonlySet<ColumnNode>>();
  const ask = (node: ColumnNode, under: ReadonlySet<ColumnNode>): void => {
    const known = needs.get(node);
    needs.set(node, known === undefined ? under : new Set([...known].filter((each) => under.has(each))));
  };
  const guards = sharedConditions(written);
  for (const { node, where } of written) {
    const guard = guardOf(where, guards);
    ask(where, new Set(guard === undefined ? [] : conditionsIn(guard)));
    ask(node, new Set(conditionsIn(where)));
  }
  // From the last node on all that ask a node have been seen.
  for (const node of [...usesIn(form).keys()].reverse()) {
    for (const operand of node.operands) ask(operand, needs.get(node)!);
  }
  return needs;
}

function conditionsIn(mask: ColumnNode): readonly ColumnNode[] {
  return conjunctsOf(mask).filter((each) => constantOf(each) === null);
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
