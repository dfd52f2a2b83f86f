/**
 * What tests can reach in a notice, as a list: for each point the condition under which a record
 * reaches it. Everything else about coverage (measuring, searching, proving a point out of reach)
 * is asking that condition.
 */
import type * as ir from "../../ir/ir.ts";
import { childrenOf } from "../../ir/walk.ts";
import { all, any, not, truth } from "../logic.ts";

/** A rule that decides, a row that counts, an outcome of a condition, or one of the ways in which a decision gets its value. */
export interface CoveragePoint {
  readonly kind: "rule" | "row" | "condition" | "region";
  /** Of which entity the decision is. */
  readonly entity: string;
  readonly decision: ir.Decision;
  /** Holds for exactly the records that reach the point. */
  readonly reach: ir.Expression;
  readonly origin: ir.Origin;
  readonly what: What;
}

/** What can be reached: a rule, a row, an outcome of a condition. */
export type What =
  | { readonly kind: "rule"; readonly rule: ir.RuleInfo }
  | { readonly kind: "row"; readonly row: ir.PickRow; readonly table: string }
  | { readonly kind: "condition"; readonly condition: ir.Expression; readonly outcome: boolean }
  /** A value that is chosen inside a rule or a definition. */
  | { readonly kind: "value"; readonly value: ir.Expression }
  /** No rule applies: the notice is silent, or a value stands for that. */
  | { readonly kind: "silent" | "otherwise" | "no-row" }
  /** The decision is not asked. */
  | { readonly kind: "not-asked" };

/** The points of an entity's decisions. */
export interface CoveragePoints {
  readonly points: readonly CoveragePoint[];
  /** How many rules are left out: what it takes that none of the exceptions to them prevails is beyond all measure. */
  readonly leftOut: number;
}

/** Every point of an entity's decisions. `program` must be simplified, so that nothing hangs on a reading that is not taken. */
export function coveragePoints(entity: ir.EntityProgram): CoveragePoints {
  const finders = entity.decisions.map((decision) => {
    const finder = new PointFinder(entity, decision);
    finder.find();
    return finder;
  });
  return {
    points: finders.flatMap(({ points }) => points),
    leftOut: finders.reduce((count, finder) => count + finder.leftOut, 0),
  };
}

type Path = readonly ir.Expression[];

class PointFinder {
  readonly points: CoveragePoint[] = [];
  leftOut = 0;
  readonly #entity: ir.EntityProgram;
  readonly #decision: ir.Decision;

  constructor(entity: ir.EntityProgram, decision: ir.Decision) {
    this.#entity = entity;
    this.#decision = decision;
  }

  find(): void {
    const { gate, body, origin } = this.#decision;
    if (gate === null) {
      this.#value(body, [], false);
      return;
    }
    this.#add("region", [not(gate)], origin, { kind: "not-asked" });
    this.#value(body, [gate], false);
  }

  #add(kind: CoveragePoint["kind"], path: Path, origin: ir.Origin, what: What): void {
    const [entity, decision] = [this.#entity.name, this.#decision];
    this.points.push({ kind, entity, decision, reach: all(path, origin), origin, what });
  }

  // -------------------------------------------------------------- conditions

  /** The outcomes of every condition inside a condition, which is asked where the path holds. */
  #condition(condition: ir.Expression, path: Path): void {
    switch (condition.kind) {
      case "constant":
      case "reading":
        return;
      case "not":
        return this.#condition(condition.operand, path);
      case "and":
        return this.#inTurn(condition.operands, path, (held) => held);
      case "or":
        return this.#inTurn(condition.operands, path, not);
      case "if":
        this.#condition(condition.condition, path);
        this.#condition(condition.then, [...path, condition.condition]);
        return this.#condition(condition.else, [...path, not(condition.condition)]);
      default:
        this.#add("condition", [...path, condition], condition.origin, { kind: "condition", condition, outcome: true });
        this.#add("condition", [...path, not(condition)], condition.origin, {
          kind: "condition",
          condition,
          outcome: false,
        });
        for (const child of childrenOf(condition)) this.#inside(child, path);
    }
  }

  /** Each operand is asked only where those before it came out in a certain way. */
  #inTurn(operands: readonly ir.Expression[], path: Path, passed: (operand: ir.Expression) => ir.Expression): void {
    operands.forEach((operand, index) => this.#condition(operand, [...path, ...operands.slice(0, index).map(passed)]));
  }

  // -------------------------------------------------------------- values

  /** The ways to a value; `isChosen` where it is one of several, so that it is a way of its own. */
  #value(value: ir.Expression, path: Path, isChosen: boolean): void {
    switch (value.kind) {
      case "if":
        this.#condition(value.condition, path);
        this.#value(value.then, [...path, value.condition], true);
        return this.#value(value.else, [...path, not(value.condition)], true);
      case "cases":
        return this.#cases(value, path);
      case "pick":
        return this.#pick(value, path);
      case "cell":
        return value.cells.forEach((cell, row) => this.#inside(cell, [...path, this.#isPicked(value.pick, row)]));
      case "union":
        return value.operands.forEach((operand) => this.#value(operand, path, false));
      default:
        if (isChosen) this.#add("region", path, value.origin, { kind: "value", value });
        if (value.type.kind === "bool") this.#condition(value, path);
        else this.#parts(value, path);
    }
  }

  /** Conditions inside what is calculated. */
  #inside(expression: ir.Expression, path: Path): void {
    if (expression.kind === "if") return this.#value(expression, path, false);
    this.#parts(expression, path);
  }

  /** Conditions on the items of a list, or on the rows of a table, are asked of something else than the record. */
  #parts(expression: ir.Expression, path: Path): void {
    if (expression.kind === "aggregate") return;
    for (const child of childrenOf(expression)) this.#inside(child, path);
  }

  #cases({ cases, silences, otherwise }: ir.Cases, path: Path): void {
    const decides = decidingConditions(cases);
    cases.forEach(({ guard, value, rule }, index) => {
      this.#condition(guard, path);
      const decided = decides[index]!;
      if (decided === null) {
        this.leftOut++;
        return;
      }
      const here = [...path, decided];
      this.#add("rule", here, rule.origin, { kind: "rule", rule });
      this.#value(value, here, false);
    });
    const nothing = cases.map(({ guard }) => not(guard));
    const { origin } = this.#decision;
    silences.forEach((silence, index) => {
      const unsaid = [...path, ...nothing, ...silences.slice(0, index).map(not)];
      this.#condition(silence, unsaid);
      this.#add("region", [...unsaid, silence], silence.origin, { kind: "silent" });
    });
    if (otherwise === null) return;
    const rest = [...path, ...nothing, ...silences.map(not)];
    // An addition that does not apply adds nothing.
    if (!cases.some(({ rule }) => rule.kind === "addition")) this.#add("region", rest, origin, { kind: "otherwise" });
    this.#value(otherwise, rest, false);
  }

  #pick({ rows, table }: ir.Pick, path: Path): void {
    const before: ir.Expression[] = [];
    for (const row of rows) {
      this.#condition(row.guard, [...path, ...before]);
      this.#add("row", [...path, ...before, row.guard], row.origin, { kind: "row", row, table });
      before.push(not(row.guard));
    }
    this.#add("region", [...path, ...before], this.#decision.origin, { kind: "no-row" });
  }

  /** Whether a row of a table counts: its guard holds and that of no row before it. */
  #isPicked(pick: string, index: number): ir.Expression {
    const { body, origin } = this.#entity.decisions.find(({ name }) => name === pick)!;
    if (body.kind !== "pick") return truth(false, origin);
    const place = body.rows.findIndex((row) => row.index === index);
    return all([...body.rows.slice(0, place).map(({ guard }) => not(guard)), body.rows[place]!.guard], origin);
  }
}

/** A condition of more parts is not asked: with each rank of exceptions to exceptions there may be twice as many. */
const mostParts = 20_000;

/**
 * For each case the condition under which it applies and is not defeated, null where that has too many parts. Overriding cases stand
 * first. Of one that overrides it, that it applies is enough where whatever defeats that one overrides the case as well.
 */
function decidingConditions(cases: readonly ir.Case[]): readonly (ir.Expression | null)[] {
  const overriders = cases.map((_, index) => [...cases.keys()].filter((at) => cases[at]!.overrides.includes(index)));
  const decides: (ir.Expression | null)[] = [];
  const parts: number[] = [];
  cases.forEach(({ guard, rule }, index) => {
    const own = new Set(overriders[index]);
    const isPlain = (at: number): boolean => overriders[at]!.every((each) => own.has(each));
    parts.push(overriders[index]!.reduce((count, at) => count + (isPlain(at) ? 1 : parts[at]!), 1));
    const defeaters = overriders[index]!.flatMap((at) => (isPlain(at) ? cases[at]!.guard : (decides[at] ?? [])));
    decides.push(parts[index]! > mostParts ? null : all([guard, not(any(defeaters, rule.origin))], rule.origin));
  });
  return decides;
}
