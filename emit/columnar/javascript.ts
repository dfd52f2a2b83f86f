/** The columnar form as a JavaScript function: one loop over the records, in which each lane is a local. */
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type { CalendarCall, ColumnarForm, ColumnNode, Lane, OutputVector } from "./form.ts";
import { constantOf } from "./graph.ts";
import { type Plan, planOf } from "./plan.ts";
import { type Block, blocksOf, conjunctsOf, writtenOf } from "./blocks.ts";

/** A loop as source text, with what it names that is not its own. */
export interface ColumnarCode {
  /** The body of a function of `inputs`, `outputs`, `again` (a byte a record) and `count`. */
  readonly body: string;
  /** Functions of the runtime. */
  readonly functions: readonly string[];
  /** Calendars of working days, by their positions `calendar0` …. */
  readonly calendars: readonly WorkdayCalendar[];
}

/** Prints a form. Vectors of what is not everywhere decided are cleared first. */
export function columnarCode(form: ColumnarForm): ColumnarCode {
  return new LoopPrinter(form).print();
}

/** How deep an expression may be nested before a part of it gets a name. */
const deepest = 60;

class LoopPrinter {
  readonly #form: ColumnarForm;
  readonly #written: readonly OutputVector[];
  readonly #plan: Plan;
  readonly #named = new Map<ColumnNode, string>();
  readonly #depths = new Map<ColumnNode, number>();
  readonly #tables = new Map<string, string>();
  readonly #functions = new Set<string>();
  readonly #calendars: WorkdayCalendar[] = [];
  /** The conditions that hold where the printing is. */
  #settled: ReadonlySet<ColumnNode> = new Set();

  constructor(form: ColumnarForm) {
    this.#form = form;
    this.#written = writtenOf(form);
    this.#plan = planOf(form);
  }

  print(): ColumnarCode {
    const { inputs, outputs } = this.#form;
    const copies = copiesIn(this.#written);
    const own = this.#written.filter((output) => !copies.has(output));
    const loop = this.#block(blocksOf(this.#form, own), "    ");
    const cleared = this.#written.flatMap(({ where }, index) =>
      constantOf(where) === 1 || copies.has(this.#written[index]!) ? [] : [`  output${index}.fill(0, 0, count);`],
    );
    const lines = [
      ...[...this.#tables].map(([entries, name]) => `  const ${name} = [${entries}];`),
      ...inputs.map((_, index) => `  const input${index} = inputs[${index}];`),
      ...outputs.map((_, index) => `  const output${index} = outputs[${index}];`),
      `  const output${outputs.length} = again;`,
      ...cleared,
      "  for (let row = 0; row < count; row++) {",
      ...loop,
      "  }",
      ...[...copies].map(([copy, first]) => `  ${this.#vector(copy)}.set(${this.#vector(first)}.subarray(0, count));`),
    ];
    return { body: lines.join("\n"), functions: [...this.#functions], calendars: this.#calendars };
  }

  /** What is worked out wherever the block is reached, what is written, and the blocks behind a condition. */
  #block({ nodes, outputs, inner, settled }: Block, indent: string): string[] {
    this.#settled = settled;
    const constants = nodes.flatMap((node) => this.#constant(node, indent));
    const written = outputs
      .filter(({ node, where }) => constantOf(node) !== 0 || constantOf(where) === 1)
      .map((output) => `${indent}${this.#write(output, settled)}`);
    const within = inner.flatMap(({ guard, block }) => {
      this.#settled = settled;
      const opening = `${indent}if (${this.#text(guard)}) {`;
      return [opening, ...this.#block(block, `${indent}  `), `${indent}}`];
    });
    return [...constants, ...written, ...within];
  }

  /** What is used more than once gets a name, and what would stand too deep. */
  #constant(node: ColumnNode, indent: string): string[] {
    const depth =
      1 + Math.max(0, ...node.operands.map((each) => (this.#named.has(each) ? 0 : (this.#depths.get(each) ?? 0))));
    this.#depths.set(node, depth);
    if (node.operands.length === 0 && node.operation.kind !== "input") return [];
    if (!this.#plan.isShared(node) && depth < deepest) return [];
    const line = `${indent}const lane${node.id} = ${this.#print(node)};`;
    this.#named.set(node, `lane${node.id}`);
    return [line];
  }

  #write(output: OutputVector, settled: ReadonlySet<ColumnNode>): string {
    const { node, where, lane } = output;
    // A product with a negative number may be a zero below zero.
    const line = `${this.#vector(output)}[row] = ${this.#text(node)}${lane === "float64" ? " + 0" : ""};`;
    const open = conjunctsOf(where).filter((each) => constantOf(each) !== 1 && !settled.has(each));
    return open.length === 0 || settled.has(where) ? line : `if (${this.#text(where)}) ${line}`;
  }

  #vector(output: OutputVector): string {
    return `output${this.#written.indexOf(output)}`;
  }

  #text(node: ColumnNode): string {
    return this.#named.get(node) ?? this.#print(node);
  }

  #print(node: ColumnNode): string {
    const { operation, operands, lane } = node;
    const texts = operands.map((each) => this.#text(each));
    const [first, second, third] = texts;
    switch (operation.kind) {
      case "constant":
        return literal(operation.value);
      case "input":
        return `input${operation.vector}[row]`;
      case "add":
        return narrowed(lane, `${first} + ${second}`);
      case "subtract":
        return narrowed(lane, `${first} - ${second}`);
      case "multiply":
        return narrowed(lane, `${first} * ${second}`);
      case "least":
        return `(${first} < ${second} ? ${first} : ${second})`;
      case "greatest":
        return `(${first} > ${second} ? ${first} : ${second})`;
      case "floorDivide":
        return narrowed(lane, `Math.floor(${first} / ${second})`);
      case "bitAnd":
        return `(${first} & ${second})`;
      case "bitOr":
        return `(${first} | ${second})`;
      case "equal":
        return `+(${first} === ${second})`;
      case "less":
        return `+(${first} < ${second})`;
      case "lessOrEqual":
        return `+(${first} <= ${second})`;
      case "both":
        if (this.#settled.has(operands[0]!)) return second!;
        if (this.#settled.has(operands[1]!)) return first!;
        return this.#plan.isAlwaysDone(operands[1]!) ? `(${first} & ${second})` : `(${first} ? ${second} : 0)`;
      case "either":
        return this.#plan.isAlwaysDone(operands[1]!) ? `(${first} | ${second})` : `(${first} ? 1 : ${second})`;
      case "not":
        return this.#unequal(operands[0]!) ?? `(${first} ^ 1)`;
      case "select":
        return this.#plan.isByBits(node) ? chosen(first!, second!, third!) : `(${first} ? ${second} : ${third})`;
      case "widen":
        return first!;
      case "narrow":
        return `(${first} | 0)`;
      case "entry":
        return `${this.#table(operation.entries)}[${first}]`;
      case "call":
        return this.#call(operation, texts);
      case "overGroup":
        throw new RangeError("a loop goes over records one by one");
    }
  }

  /** That two numbers differ, where it has no name that they are equal. */
  #unequal(mask: ColumnNode): string | null {
    if (mask.operation.kind !== "equal" || this.#named.has(mask)) return null;
    const [left, right] = mask.operands.map((each) => this.#text(each));
    return `+(${left} !== ${right})`;
  }

  #table(entries: readonly number[]): string {
    const text = entries.join(", ");
    let name = this.#tables.get(text);
    if (name === undefined) this.#tables.set(text, (name = `table${this.#tables.size}`));
    return name;
  }

  #call({ function: name, calendar }: CalendarCall, operands: readonly string[]): string {
    this.#functions.add(name);
    return `${name}(${[...(calendar === null ? [] : [this.#calendar(calendar)]), ...operands].join(", ")})`;
  }

  #calendar(calendar: WorkdayCalendar): string {
    const known = this.#calendars.indexOf(calendar);
    if (known >= 0) return `calendar${known}`;
    this.#calendars.push(calendar);
    return `calendar${this.#calendars.length - 1}`;
  }
}

/** One of two numbers of 32 bits by a mask, without a branch. */
function chosen(mask: string, then: string, otherwise: string): string {
  if (otherwise === "0") return `(${then} & -${mask})`;
  const rest = `(${otherwise} & (${mask} - 1))`;
  return then === "0" ? rest : `(${then} & -${mask} | ${rest})`;
}

function literal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** Sums and products of 32 bits are known to stay within them: the engine is told so. */
function narrowed(lane: Lane, text: string): string {
  return lane === "int32" ? `((${text}) | 0)` : `(${text})`;
}

/** Vectors that hold what one before them does: they are copied, not written lane by lane. */
function copiesIn(outputs: readonly OutputVector[]): ReadonlyMap<OutputVector, OutputVector> {
  const copies = new Map<OutputVector, OutputVector>();
  for (const output of outputs) {
    const { lane, node, where } = output;
    const first = outputs.find((each) => each.lane === lane && each.node === node && each.where === where)!;
    if (first !== output) copies.set(output, first);
  }
  return copies;
}
