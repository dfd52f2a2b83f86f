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
  readonly layers: readonly (readonly StepColumn[])[];
  readonly #names = new Map<ColumnNode, string>();

  constructor(sql: Dialect, form: ColumnarForm) {
    const layers: StepColumn[][] = [];
    const decided = new Map([...form.outputs].reverse().map((output) => [output.node, laneName(sql, output)]));
    const places = new Map<ColumnNode, Place>();
    const uses = usesIn(form);
    const named = new Set([...rootsOf(form), ...repeatedIn(uses.keys())]);
    for (const [node, count] of uses) {
      const of = node.operands.map((each) => places.get(each)!);
      const text =
        node.operation.kind === "input"
          ? laneName(sql, form.inputs[node.operation.vector]!)
          : nodeSql(
              sql,
              node,
              of.map((each) => each.sql),
            );
      const [layer, depth] = [
        Math.max(0, ...of.map((each) => each.layer)),
        1 + Math.max(0, ...of.map((each) => each.depth)),
      ];
      const isPlain = constantOf(node) !== null || node.operation.kind === "input";
      if (isPlain || (count < 2 && depth < deepest && !named.has(node))) {
        places.set(node, { sql: text, layer, depth: isPlain ? 0 : depth });
      } else {
        const name = decided.get(node) ?? sql.quoted(`?${node.id}`);
        (layers[layer] ??= []).push({ name, sql: text });
        places.set(node, { sql: name, layer: layer + 1, depth: 0 });
      }
    }
    this.layers = layers;
    for (const [node, place] of places) this.#names.set(node, place.sql);
  }

  /** What a node is called behind the last layer. */
  name(node: ColumnNode): string {
    return this.#names.get(node)!;
  }
}

/** How a node is written, behind how many layers it can be, and how deep its text is nested. */
interface Place {
  readonly sql: string;
  readonly layer: number;
  readonly depth: number;
}

/** The operands that are written more than once where they stand. */
function repeatedIn(nodes: Iterable<ColumnNode>): ReadonlySet<ColumnNode> {
  const kinds: readonly string[] = ["call", "floorDivide"];
  return new Set([...nodes].flatMap(({ operation, operands }) => (kinds.includes(operation.kind) ? operands : [])));
}
