import { firstDay, lastDay } from "../../runtime/date.ts";
import type { CalendarCall, ColumnNode, Lane, Operation, OverGroup } from "./form.ts";

const most32 = 2 ** 31 - 1;
const mostExact = Number.MAX_SAFE_INTEGER;

/** No day that comes of a date of the calendar by one duration lies farther off. */
const mostDay = 8_000_000;

/** Makes the nodes of one form: equal ones once, and what is known beforehand as a constant. */
export class ColumnGraph {
  readonly #nodes = new Map<string, ColumnNode>();
  #marked = new Set<ColumnNode>();
  readonly yes = this.#make("mask", { kind: "constant", value: 1 }, [], 1);
  readonly no = this.#make("mask", { kind: "constant", value: 0 }, [], 1);

  /** Where a record must be decided again by itself. */
  get again(): ColumnNode {
    return this.anyOf([...this.#marked]);
  }

  /** A lane of an input vector whose numbers are at most so large. */
  input(lane: Lane, vector: number, most: number): ColumnNode {
    return this.#make(lane, { kind: "input", vector }, [], most);
  }

  /** A fixed whole number. */
  number(value: number): ColumnNode {
    const most = Math.abs(value);
    return this.#make(laneFor(most), { kind: "constant", value }, [], most);
  }

  add(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (isConstant(left, 0)) return right;
    if (isConstant(right, 0)) return left;
    return this.#arithmetic("add", left, right, left.most + right.most, (a, b) => a + b);
  }

  subtract(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (isConstant(right, 0)) return left;
    return this.#arithmetic("subtract", left, right, left.most + right.most, (a, b) => a - b);
  }

  multiply(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (isConstant(left, 1) || isConstant(right, 0)) return right;
    if (isConstant(right, 1) || isConstant(left, 0)) return left;
    return this.#arithmetic("multiply", left, right, left.most * right.most, (a, b) => a * b);
  }

  least(left: ColumnNode, right: ColumnNode): ColumnNode {
    return this.#arithmetic("least", left, right, Math.max(left.most, right.most), Math.min);
  }

  greatest(left: ColumnNode, right: ColumnNode): ColumnNode {
    return this.#arithmetic("greatest", left, right, Math.max(left.most, right.most), Math.max);
  }

  /**
   * The greatest whole number not above the quotient; the divisor is positive where the result counts. In doubles it is exact,
   * as the dividend and the divisor together are below 2⁵³.
   */
  floorDivide(dividend: ColumnNode, divisor: ColumnNode): ColumnNode {
    if (isConstant(divisor, 1)) return dividend;
    if (dividend.most + divisor.most > mostExact) for (const each of [dividend, divisor]) this.#limit(each, 2 ** 52);
    return this.#arithmetic("floorDivide", dividend, divisor, dividend.most + 1, (a, b) => Math.floor(a / b));
  }

  bitAnd(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (isConstant(left, 0) || isConstant(right, 0)) return this.number(0);
    return this.#folded("int32", { kind: "bitAnd" }, [left, right], most32, ([a, b]) => a! & b!);
  }

  bitOr(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (isConstant(left, 0) || left === right) return right;
    if (isConstant(right, 0)) return left;
    return this.#folded("int32", { kind: "bitOr" }, [left, right], most32, ([a, b]) => a! | b!);
  }

  equal(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (left === right) return this.yes;
    if (left.lane === "mask") return this.select(left, right, this.not(right));
    return this.#compare("equal", left, right, (a, b) => a === b);
  }

  less(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (left === right) return this.no;
    return this.#compare("less", left, right, (a, b) => a < b);
  }

  lessOrEqual(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (left === right) return this.yes;
    return this.#compare("lessOrEqual", left, right, (a, b) => a <= b);
  }

  both(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (left === this.no || right === this.no) return this.no;
    if (left === this.yes || left === right) return right;
    if (right === this.yes) return left;
    return this.#make("mask", { kind: "both" }, [left, right], 1);
  }

  either(left: ColumnNode, right: ColumnNode): ColumnNode {
    if (left === this.yes || right === this.yes) return this.yes;
    if (left === this.no || left === right) return right;
    if (right === this.no) return left;
    return this.#make("mask", { kind: "either" }, [left, right], 1);
  }

  not(mask: ColumnNode): ColumnNode {
    if (mask === this.yes) return this.no;
    if (mask === this.no) return this.yes;
    return mask.operation.kind === "not" ? mask.operands[0]! : this.#make("mask", { kind: "not" }, [mask], 1);
  }

  anyOf(masks: readonly ColumnNode[]): ColumnNode {
    return masks.reduce((any, each) => this.either(any, each), this.no);
  }

  select(mask: ColumnNode, then: ColumnNode, otherwise: ColumnNode): ColumnNode {
    if (mask === this.yes || then === otherwise) return then;
    if (mask === this.no) return otherwise;
    if (then.lane === "mask") return this.#selectMask(mask, then, otherwise);
    const [one, other] = this.#alike(then, otherwise);
    return this.#make(one.lane, { kind: "select" }, [mask, one, other], Math.max(one.most, other.most));
  }

  /** An entry of fixed whole numbers by its position. */
  entry(entries: readonly number[], position: ColumnNode): ColumnNode {
    if (entries.every((each) => each === entries[0])) return this.number(entries[0]!);
    const most = Math.max(...entries.map(Math.abs));
    return this.#make(laneFor(most), { kind: "entry", entries }, [position], most);
  }

  /** Whether an entry of fixed masks is set. */
  maskEntry(entries: readonly boolean[], position: ColumnNode): ColumnNode {
    const numbers = this.entry(entries.map(Number), position);
    return this.not(this.equal(numbers, this.number(0)));
  }

  /** A function of the calendar, of numbers that are at most as large as any day it is asked about; its results are at most so large, and a mask where that is left out. */
  call(
    call: Omit<CalendarCall, "kind">,
    operands: readonly ColumnNode[],
    most: number | null,
    limit = mostDay,
  ): ColumnNode {
    const lane = most === null ? "mask" : laneFor(most);
    const narrow = operands.map((each) => this.within(each, limit));
    return this.#make(lane, { kind: "call", ...call }, narrow, most ?? 1);
  }

  /** What the records of a group come to together; the results are at most so large. */
  overGroup(over: Omit<OverGroup, "kind">, operands: readonly ColumnNode[], most: number): ColumnNode {
    return this.#make(laneFor(most), { kind: "overGroup", ...over }, operands, most);
  }

  /** A number as one of 32 bits; records where it is larger are decided by themselves. */
  within(node: ColumnNode, most: number): ColumnNode {
    if (node.most <= most) return node;
    this.#limit(node, most);
    return node.lane === "int32" ? node : this.#make("int32", { kind: "narrow" }, [node], most);
  }

  /** Marks the records where a mask is set as to be decided again by themselves. */
  mark(mask: ColumnNode): void {
    this.#marked.add(mask);
  }

  /** Works something out, and gives the masks that it would have marked: none of them is marked. */
  apart<T>(work: () => T): { readonly result: T; readonly marks: readonly ColumnNode[] } {
    const before = this.#marked;
    this.#marked = new Set();
    try {
      const result = work();
      return { result, marks: [...this.#marked] };
    } finally {
      this.#marked = before;
    }
  }

  /** Marks the records whose date, where there is one, is none of the calendar. */
  markBeyondCalendar(present: ColumnNode, [date]: readonly ColumnNode[]): void {
    if (date === undefined || date.most <= Math.min(-firstDay, lastDay)) return;
    const isOutside = this.either(
      this.less(date, this.#like(date, firstDay)),
      this.less(this.#like(date, lastDay), date),
    );
    this.mark(this.both(present, isOutside));
  }

  #selectMask(mask: ColumnNode, then: ColumnNode, otherwise: ColumnNode): ColumnNode {
    if (then === this.yes || then === mask) return this.either(mask, otherwise);
    if (otherwise === this.no || otherwise === mask) return this.both(mask, then);
    if (then === this.no) return this.both(this.not(mask), otherwise);
    if (otherwise === this.yes) return this.either(this.not(mask), then);
    return this.#make("mask", { kind: "select" }, [mask, then, otherwise], 1);
  }

  #arithmetic(
    kind: "add" | "subtract" | "multiply" | "least" | "greatest" | "floorDivide",
    left: ColumnNode,
    right: ColumnNode,
    most: number,
    fold: (left: number, right: number) => number,
  ): ColumnNode {
    const isNarrow = left.lane === "int32" && right.lane === "int32" && most <= most32;
    const operands = isNarrow ? [left, right] : [this.#wide(left), this.#wide(right)];
    return this.#folded(isNarrow ? "int32" : "float64", { kind }, operands, most, ([a, b]) => fold(a!, b!));
  }

  #compare(
    kind: "equal" | "less" | "lessOrEqual",
    left: ColumnNode,
    right: ColumnNode,
    fold: (left: number, right: number) => boolean,
  ): ColumnNode {
    return this.#folded("mask", { kind }, this.#alike(left, right), 1, ([a, b]) => Number(fold(a!, b!)));
  }

  #alike(left: ColumnNode, right: ColumnNode): readonly [ColumnNode, ColumnNode] {
    return left.lane === right.lane ? [left, right] : [this.#wide(left), this.#wide(right)];
  }

  #wide(node: ColumnNode): ColumnNode {
    if (node.lane === "float64") return node;
    const value = constantOf(node);
    const wide: Lane = "float64";
    return value === null
      ? this.#make(wide, { kind: "widen" }, [node], node.most)
      : this.#make(wide, { kind: "constant", value }, [], node.most);
  }

  #limit(node: ColumnNode, most: number): void {
    if (node.most > most) this.#markBeyond(node, most);
  }

  #markBeyond(node: ColumnNode, most: number): void {
    const [above, below] = [most, -most].map((each) => this.#like(node, each));
    this.mark(this.either(this.less(above!, node), this.less(node, below!)));
  }

  #like({ lane }: ColumnNode, value: number): ColumnNode {
    return this.#make(lane, { kind: "constant", value }, [], Math.abs(value));
  }

  #folded(
    lane: Lane,
    operation: Operation,
    operands: readonly ColumnNode[],
    most: number,
    fold: (values: readonly number[]) => number,
  ): ColumnNode {
    const values = operands.map(constantOf);
    if (!values.every((each) => each !== null)) return this.#make(lane, operation, operands, most);
    const value = fold(values);
    if (lane === "mask") return value === 1 ? this.yes : this.no;
    return Number.isSafeInteger(value) ? this.number(value + 0) : this.#make(lane, operation, operands, most);
  }

  #make(lane: Lane, operation: Operation, operands: readonly ColumnNode[], most: number): ColumnNode {
    const key = `${lane} ${keyOf(operation)} ${operands.map(({ id }) => id).join(" ")}`;
    let node = this.#nodes.get(key);
    if (node === undefined) {
      node = { id: this.#nodes.size, lane, operation, operands, most: Math.min(most, mostExact) };
      this.#nodes.set(key, node);
    }
    // Beyond 2⁵³ a double is no longer exact; what follows counts on it.
    if (most > mostExact) this.#markBeyond(node, mostExact);
    return node;
  }
}

/** The value of a constant node; null for others. */
export function constantOf({ operation }: ColumnNode): number | null {
  return operation.kind === "constant" ? operation.value : null;
}

function isConstant(node: ColumnNode, value: number): boolean {
  return constantOf(node) === value;
}

function laneFor(most: number): Lane {
  return most <= most32 ? "int32" : "float64";
}

function keyOf(operation: Operation): string {
  switch (operation.kind) {
    case "constant":
      return `constant ${operation.value}`;
    case "input":
      return `input ${operation.vector}`;
    case "entry":
      return `entry ${operation.entries.join(",")}`;
    case "call":
      return operation.function;
    case "overGroup":
      return `over ${operation.group.name} ${operation.function} ${operation.order.join(" ")}`;
    default:
      return operation.kind;
  }
}
