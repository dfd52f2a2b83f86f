import type { ColumnarForm, ColumnNode } from "../columnar/form.ts";
import { constantOf } from "../columnar/graph.ts";
import { rootsOf, usesIn } from "../columnar/uses.ts";
import type { Dialect } from "./dialect.ts";
import { laneName } from "./names.ts";
import { nodeSql } from "./node-sql.ts";

/** A column that a step adds. */
interface StepColumn {
  readonly name: string;
  readonly sql: string;
}

/** Operations whose text is short and that are named once stand where they are named, up to so many inside one another. */
const deepest = 12;

/** The operations of a form in layers: each layer's columns rest on those of the layers before it. */
export class Steps {
  readonly #sql: Dialect;
  readonly #form: ColumnarForm;
  readonly #uses: ReadonlyMap<ColumnNode, number>;
  /** The columns of what is decided have the names of their decisions. */
  readonly #decided: ReadonlyMap<ColumnNode, string>;
  readonly #named: ReadonlySet<ColumnNode>;
  readonly #places = new Map<ColumnNode, Place>();

  constructor(sql: Dialect, form: ColumnarForm) {
    this.#sql = sql;
    this.#form = form;
    this.#uses = usesIn(form);
    this.#decided = new Map([...form.outputs].reverse().map((output) => [output.node, laneName(sql, output)]));
    this.#named = new Set([...rootsOf(form), ...namedIn(this.#uses.keys())]);
  }

  /** The layers that some operations need behind those that were asked for before. */
  layersOf(roots: readonly ColumnNode[]): readonly (readonly StepColumn[])[] {
    const needed = new Set<ColumnNode>();
    const visit = (node: ColumnNode): void => {
      if (needed.has(node) || this.#places.has(node)) return;
      needed.add(node);
      node.operands.forEach(visit);
    };
    roots.forEach(visit);
    for (const [node, place] of this.#places) this.#places.set(node, { ...place, layer: 0 });
    const layers: StepColumn[][] = [];
    for (const [node, count] of this.#uses) if (needed.has(node)) this.#place(node, count, layers);
    return layers;
  }

  /** What a node is called behind the last layer. */
  name(node: ColumnNode): string {
    return this.#places.get(node)!.sql;
  }

  #place(node: ColumnNode, count: number, layers: StepColumn[][]): void {
    const of = node.operands.map((each) => this.#places.get(each)!);
    const text = this.#text(
      node,
      of.map((each) => each.sql),
    );
    const layer = Math.max(0, ...of.map((each) => each.layer));
    const depth = 1 + Math.max(0, ...of.map((each) => each.depth));
    const isPlain = constantOf(node) !== null || node.operation.kind === "input";
    if (isPlain || (count < 2 && depth < deepest && !this.#named.has(node))) {
      this.#places.set(node, { sql: text, layer, depth: isPlain ? 0 : depth });
      return;
    }
    const name = this.#decided.get(node) ?? this.#sql.quoted(`?${node.id}`);
    (layers[layer] ??= []).push({ name, sql: text });
    this.#places.set(node, { sql: name, layer: layer + 1, depth: 0 });
  }

  #text(node: ColumnNode, operands: readonly string[]): string {
    const { operation } = node;
    return operation.kind === "input"
      ? laneName(this.#sql, this.#form.inputs[operation.vector]!)
      : nodeSql(this.#sql, node, operands);
  }
}

/** How a node is written, behind how many layers it can be, and how deep its text is nested. */
interface Place {
  readonly sql: string;
  readonly layer: number;
  readonly depth: number;
}

/** What has a column whatever else: operands that are written more than once where they stand, and windows, which stand in none. */
function namedIn(nodes: Iterable<ColumnNode>): readonly ColumnNode[] {
  const kinds: readonly string[] = ["call", "floorDivide"];
  return [...nodes].flatMap((node) => {
    const { operation, operands } = node;
    if (operation.kind === "overGroup") return [node, ...operands];
    return kinds.includes(operation.kind) ? operands : [];
  });
}
