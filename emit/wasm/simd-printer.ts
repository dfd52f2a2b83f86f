import type { CalendarCall, ColumnNode, OutputVector } from "../columnar/form.ts";
import { constantOf } from "../columnar/graph.ts";
import type { FixedNumbers } from "./fixed-numbers.ts";
import type { MemoryLayout, PlacedVector } from "./memory-layout.ts";

/** Which two of a group's four doubles. */
type Half = "Low" | "High";

const halves: readonly Half[] = ["Low", "High"];

/** Bytes of two doubles. */
const bytesOfHalf = 16;

/** The lanes of two vectors that make one: the first two of each, every second of each, and the last two as first ones. */
const firstTwo = "0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23";
const everySecond = "0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27";
const lastTwo = "8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15";

const zeros = "(v128.const i32x4 0 0 0 0)";
const ones = "(v128.const i32x4 1 1 1 1)";

/** Prints operations on groups of four records, each into a local of its own. */
export class SimdPrinter {
  readonly #fixed: FixedNumbers;
  readonly #layout: MemoryLayout;
  readonly #locals: string[] = [];

  constructor(fixed: FixedNumbers, layout: MemoryLayout) {
    this.#fixed = fixed;
    this.#layout = layout;
  }

  /** The declarations of the locals that have been assigned. */
  locals(): readonly string[] {
    return this.#locals.map((name) => `(local ${name} v128)`);
  }

  /** What gives a node's locals their values; a constant needs none. */
  assign(node: ColumnNode): readonly string[] {
    if (constantOf(node) !== null) return [];
    if (node.lane === "float64") return halves.map((half) => this.#set(`$n${node.id}${half}`, this.#wide(node, half)));
    return [this.#set(`$n${node.id}`, this.#narrow(node))];
  }

  /** Writes an output: 0 where nothing is decided. */
  write({ node, where }: OutputVector, { lane, offset }: PlacedVector): string {
    if (lane === "mask") return this.writeMask(node, offset, where);
    if (lane === "int32") {
      const lanes = constantOf(where) === 1 ? this.#of(node) : `(v128.and ${this.#of(node)} ${this.#of(where)})`;
      return `(v128.store offset=${offset} (local.get $word) ${lanes})`;
    }
    return halves
      .map((half, index) => {
        const lanes =
          constantOf(where) === 1
            ? this.#of(node, half)
            : `(v128.and ${this.#of(node, half)} ${this.#wideMask(where, half)})`;
        // A product with a negative number may be a zero below zero.
        const value = `(f64x2.add ${lanes} (v128.const f64x2 0 0))`;
        return `(v128.store offset=${offset + index * bytesOfHalf} (local.get $double) ${value})`;
      })
      .join("\n");
  }

  /** Writes a mask as bytes. */
  writeMask(mask: ColumnNode, offset: number, where: ColumnNode | null = null): string {
    const lanes =
      where === null || constantOf(where) === 1 ? this.#of(mask) : `(v128.and ${this.#of(mask)} ${this.#of(where)})`;
    const words = `(v128.and ${lanes} ${ones})`;
    const bytes = `(i8x16.narrow_i16x8_s (i16x8.narrow_i32x4_s ${words} ${zeros}) ${zeros})`;
    return `(v128.store32_lane offset=${offset} 0 (local.get $row) ${bytes})`;
  }

  #set(name: string, value: string): string {
    this.#locals.push(name);
    return `(local.set ${name} ${value})`;
  }

  /** The lanes of a node: numbers of 32 bits and masks as they are, of doubles a half. */
  #of(node: ColumnNode, half: Half | "" = ""): string {
    const value = constantOf(node);
    if (value === null) return `(local.get $n${node.id}${half})`;
    if (node.lane === "float64") return `(v128.const f64x2 ${value} ${value})`;
    const lane = node.lane === "mask" ? -value : value;
    return `(v128.const i32x4 ${lane} ${lane} ${lane} ${lane})`;
  }

  #narrow(node: ColumnNode): string {
    const { operation, operands } = node;
    const [first] = operands;
    const of = (instruction: string): string => `(${instruction} ${operands.map((each) => this.#of(each)).join(" ")})`;
    switch (operation.kind) {
      case "input":
        return this.#input(operation.vector);
      case "add":
        return of("i32x4.add");
      case "subtract":
        return of("i32x4.sub");
      case "multiply":
        return of("i32x4.mul");
      case "least":
        return of("i32x4.min_s");
      case "greatest":
        return of("i32x4.max_s");
      case "floorDivide":
        return narrowed(
          ...halves.map((half) => {
            const [dividend, divisor] = operands.map((each) => widened(this.#of(each), half));
            return `(f64x2.floor (f64x2.div ${dividend} ${divisor}))`;
          }),
        );
      case "bitAnd":
      case "both":
        return of("v128.and");
      case "bitOr":
      case "either":
        return of("v128.or");
      case "not":
        return of("v128.not");
      case "equal":
        return this.#compared(node, "eq", "eq");
      case "less":
        return this.#compared(node, "lt_s", "lt");
      case "lessOrEqual":
        return this.#compared(node, "le_s", "le");
      case "select":
        return `(v128.bitselect ${this.#of(operands[1]!)} ${this.#of(operands[2]!)} ${this.#of(first!)})`;
      case "narrow":
        return narrowed(this.#of(first!, "Low"), this.#of(first!, "High"));
      case "entry":
        return `(block (result v128) ${this.#position(node, operation.entries)} ${lanesOf("i32", "i32x4", this.#table(node, operation.entries), [0, 1, 2, 3])})`;
      case "call":
        return this.#call(operation, node);
      case "widen":
      case "constant":
      case "overGroup":
        throw new RangeError(`${operation.kind} has no lanes of 32 bits`);
    }
  }

  #wide(node: ColumnNode, half: Half): string {
    const { operation, operands } = node;
    const [first] = operands;
    const of = (instruction: string): string =>
      `(${instruction} ${operands.map((each) => this.#of(each, half)).join(" ")})`;
    switch (operation.kind) {
      case "input":
        return `(v128.load offset=${this.#layout.inputs[operation.vector]!.offset + halves.indexOf(half) * bytesOfHalf} (local.get $double))`;
      case "add":
        return of("f64x2.add");
      case "subtract":
        return of("f64x2.sub");
      case "multiply":
        return of("f64x2.mul");
      case "least":
        return of("f64x2.min");
      case "greatest":
        return of("f64x2.max");
      case "floorDivide":
        return `(f64x2.floor ${of("f64x2.div")})`;
      case "select":
        return `(v128.bitselect ${this.#of(operands[1]!, half)} ${this.#of(operands[2]!, half)} ${this.#wideMask(first!, half)})`;
      case "widen":
        return widened(this.#of(first!), half);
      case "entry":
        return `(block (result v128) ${this.#position(node, operation.entries)} ${lanesOf("f64", "f64x2", this.#table(node, operation.entries), half === "Low" ? [0, 1] : [2, 3])})`;
      default:
        throw new RangeError(`${operation.kind} has no doubles`);
    }
  }

  #wideMask(mask: ColumnNode, half: Half): string {
    return `(i64x2.extend_${half.toLowerCase()}_i32x4_s ${this.#of(mask)})`;
  }

  #input(vector: number): string {
    const { lane, offset } = this.#layout.inputs[vector]!;
    return lane === "mask"
      ? `(i32x4.ne (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_u (v128.load32_zero offset=${offset} (local.get $row)))) ${zeros})`
      : `(v128.load offset=${offset} (local.get $word))`;
  }

  #compared({ operands: [left, right] }: ColumnNode, narrow: string, wide: string): string {
    if (left!.lane !== "float64") return `(i32x4.${narrow} ${this.#of(left!)} ${this.#of(right!)})`;
    const [low, high] = halves.map((half) => `(f64x2.${wide} ${this.#of(left!, half)} ${this.#of(right!, half)})`);
    return `(i8x16.shuffle ${everySecond} ${low} ${high})`;
  }

  /** Positions beyond a table mean nothing, but must not lead out of it. */
  #position({ operands: [position] }: ColumnNode, entries: readonly number[]): string {
    return `(local.set $at (i32x4.min_u ${this.#of(position!)} (i32x4.splat (i32.const ${entries.length - 1}))))`;
  }

  #table({ lane }: ColumnNode, entries: readonly number[]): number {
    return this.#fixed.entries(entries, lane);
  }

  #call({ function: name }: CalendarCall, { operands, lane }: ColumnNode): string {
    const called = `(call $${name}4 ${operands.map((each) => this.#of(each)).join(" ")})`;
    return lane === "mask" && name !== "reachesYears" ? `(i32x4.ne ${called} ${zeros})` : called;
  }
}

/** Two of four numbers of 32 bits as doubles. */
function widened(lanes: string, half: Half): string {
  return `(f64x2.convert_low_i32x4_s ${half === "Low" ? lanes : `(i8x16.shuffle ${lastTwo} ${lanes} ${lanes})`})`;
}

/** Four doubles as numbers of 32 bits. */
function narrowed(...doubles: readonly string[]): string {
  const [low, high] = doubles.map((each) => `(i32x4.trunc_sat_f64x2_s_zero ${each})`);
  return `(i8x16.shuffle ${firstTwo} ${low} ${high})`;
}

/** The entries of a table at the positions of some lanes of `$at`. */
function lanesOf(number: "i32" | "f64", vector: "i32x4" | "f64x2", table: number, lanes: readonly number[]): string {
  const shift = number === "i32" ? 2 : 3;
  const [first, ...others] = lanes.map(
    (lane) =>
      `(${number}.load offset=${table} (i32.shl (i32x4.extract_lane ${lane} (local.get $at)) (i32.const ${shift})))`,
  );
  return others.reduce(
    (made, entry, index) => `(${vector}.replace_lane ${index + 1} ${made} ${entry})`,
    `(${vector}.splat ${first})`,
  );
}
