import type * as ir from "../../ir/ir.ts";
import { daysOfCalendar } from "../../runtime/date.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import type { ColumnNode, Lane, Part, VectorLayout } from "./form.ts";
import type { ColumnGraph } from "./graph.ts";
import { type Lanes, partsOf } from "./lanes.ts";
import { NotColumnar } from "./lowering.ts";

const most32 = 2 ** 31 - 1;

/** The facts of an entity as input vectors: only those that are asked. */
export class FactVectors {
  readonly layout: VectorLayout[] = [];
  readonly #entity: ir.EntityProgram;
  readonly #graph: ColumnGraph;
  readonly #known = new Map<string, Lanes>();

  constructor(entity: ir.EntityProgram, graph: ColumnGraph) {
    this.#entity = entity;
    this.#graph = graph;
  }

  /** The lanes of a fact. */
  lanesOf(node: ir.FactRef): Lanes {
    let known = this.#known.get(node.name);
    if (known === undefined) this.#known.set(node.name, (known = this.#read(node)));
    return known;
  }

  #read(node: ir.FactRef): Lanes {
    const fact = this.#entity.facts.find(({ name }) => name === node.name)!;
    const parts = partsOf(fact.type);
    if (parts === null) throw new NotColumnar(node);
    const isPresent = fact.optional ? this.#vector(fact, "present", "mask", 1) : this.#graph.yes;
    const most = mostOf(fact);
    const lane: Lane = fact.type.kind === "bool" ? "mask" : most <= most32 ? "int32" : "float64";
    return { present: isPresent, parts: parts.map((part) => this.#vector(fact, part, lane, most)) };
  }

  #vector({ name }: ir.Fact, part: Part, lane: Lane, most: number): ColumnNode {
    this.layout.push({ lane, name, part });
    return this.#graph.input(lane, this.layout.length - 1, most);
  }
}

/** The greatest number that a part of a fact can be. */
function mostOf({ type, range }: ir.Fact): number {
  if (range !== null) return Math.max(Math.abs(range.from), Math.abs(range.to));
  switch (type.kind) {
    case "bool":
      return 1;
    case "int":
      return mostInt;
    case "money":
      return mostFen;
    case "rate":
      return Number.MAX_SAFE_INTEGER;
    case "date":
    case "duration":
      return daysOfCalendar;
    default:
      return most32;
  }
}
