/** A program's decisions about the records of an entity in the columnar form. */
import { entityOf } from "../../ir/entity.ts";
import { fuseProgram } from "../../ir/fuse.ts";
import { groupsOf } from "../../ir/grouping.ts";
import type * as ir from "../../ir/ir.ts";
import { surroundingsOf } from "../../ir/nesting.ts";
import { simplifyProgram } from "../../ir/simplify.ts";
import type { ColumnarForm, ColumnNode, OutputVector, VectorLayout } from "./form.ts";
import { ColumnGraph } from "./graph.ts";
import { FactVectors } from "./fact-vectors.ts";
import { absent, choose, type Lanes, numbersOf, partsOf, present } from "./lanes.ts";
import { TextCodes } from "./text-codes.ts";
import { lowerCases, lowerCell, lowerIf, lowerJunction, lowerOrElse, lowerPick, lowerUnion } from "./lower-choices.ts";
import { lowerCompare, lowerContains } from "./lower-comparisons.ts";
import {
  lowerAddDuration,
  lowerAddWorkdays,
  lowerDaysBetween,
  lowerEdgeDay,
  lowerIsWorkday,
  lowerMakeDuration,
  lowerSpan,
  lowerToWorkday,
  lowerYearCount,
  lowerYearOf,
} from "./lower-dates.ts";
import { lowerArithmetic, lowerExtreme, lowerRound, lowerScale } from "./lower-numbers.ts";
import { columnOf, lowerAggregate, lowerLookup, lowerParameterAt } from "./lower-tables.ts";
import { type Lowering, NotColumnar, type Scope } from "./lowering.ts";

/**
 * What is decided of records of an entity that stand alone, as columns. Throws `NotColumnar` where its rules ask what columns
 * cannot hold: lists of records, series, and the records with which they form groups.
 */
export function lowerToColumns(
  program: ir.Program,
  entityName: string,
  { withRequirements = false, refusing = false }: LowerOptions = {},
): ColumnarForm {
  const fused = fuseProgram(simplifyProgram(program));
  const lowering = new EntityLowering(fused, entityName);
  const requirements = withRequirements ? lowering.requirements() : [];
  const outputs = lowering.outputs();
  if (refusing) lowering.markRefused();
  return { inputs: lowering.inputs, outputs, again: lowering.graph.again, requirements, texts: lowering.texts.all };
}

interface LowerOptions {
  /** Whether the form has what must be true of every record. */
  readonly withRequirements?: boolean;
  /** Whether a record that does not fulfil it is one to be decided again, by what refuses it in words. */
  readonly refusing?: boolean;
}

class EntityLowering implements Lowering {
  readonly program: ir.Program;
  readonly graph = new ColumnGraph();
  readonly texts = new TextCodes();
  readonly #entity: ir.EntityProgram;
  readonly #facts: FactVectors;
  readonly #decided = new Map<string, Lanes>();
  /** The entities in which its records may stand, and, alone, do not. */
  readonly #absentAround: ReadonlySet<string>;

  constructor(program: ir.Program, entityName: string) {
    this.program = program;
    this.#entity = entityOf(program, entityName);
    this.#facts = new FactVectors(this.#entity, this.graph);
    const groups = groupsOf(program, entityName).map(({ name }) => name);
    const around = surroundingsOf(program, entityName).filter((each) => each.perhaps);
    this.#absentAround = new Set(around.map(({ entity }) => entity).filter((each) => !groups.includes(each)));
  }

  get inputs(): readonly VectorLayout[] {
    return this.#facts.layout;
  }

  /** What must be true of every record. */
  requirements(): readonly ColumnNode[] {
    const everywhere: Scope = { active: this.graph.yes, rows: new Map() };
    return this.#entity.requirements.map(({ condition }) => this.condition(condition, everywhere));
  }

  /** Marks the records that do not fulfil what must be true of every one. */
  markRefused(): void {
    for (const each of this.requirements()) this.graph.mark(this.graph.not(each));
  }

  /** The vectors of the decisions that are given out, in the vocabulary's order. */
  outputs(): readonly OutputVector[] {
    for (const decision of this.#entity.decisions) this.#decided.set(decision.name, this.#decide(decision));
    return this.#entity.outputs.flatMap((name) => this.#outputsOf(name));
  }

  #outputsOf(name: string): readonly OutputVector[] {
    const { type, optional } = this.#entity.decisions.find((each) => each.name === name)!;
    const { present: where, parts } = this.#decided.get(name)!;
    const { yes } = this.graph;
    const shown: OutputVector[] = optional ? [{ lane: "mask", name, part: "present", node: where, where: yes }] : [];
    const values = partsOf(type)!.map((part, index): OutputVector => {
      const node = parts[index] ?? this.graph.number(part === "denominator" && parts.length === 1 ? 1 : 0);
      return { lane: node.lane, name, part, node, where };
    });
    return [...shown, ...values];
  }

  #decide(decision: ir.Decision): Lanes {
    const { gate, otherwise, body, type } = decision;
    if (partsOf(type) === null) throw new NotColumnar(body);
    const { graph } = this;
    const everywhere: Scope = { active: graph.yes, rows: new Map() };
    const holds = gate === null ? graph.yes : this.condition(gate, everywhere);
    const inside = this.value(body, { ...everywhere, active: holds });
    const outside =
      otherwise === null ? absent(graph) : this.value(otherwise, { ...everywhere, active: graph.not(holds) });
    const decided = choose(graph, holds, inside, outside);
    if (decision.role === "output" && type.kind === "date") graph.markBeyondCalendar(decided.present, decided.parts);
    return decided;
  }

  condition(expression: ir.Expression, scope: Scope): ColumnNode {
    const { present: isPresent, parts } = this.value(expression, scope);
    return parts.length === 0 ? this.graph.no : this.graph.both(isPresent, parts[0]!);
  }

  number(expression: ir.Expression, scope: Scope): ColumnNode {
    return this.value(expression, scope).parts[0] ?? this.graph.number(0);
  }

  value(expression: ir.Expression, scope: Scope): Lanes {
    const { graph } = this;
    switch (expression.kind) {
      case "constant":
        return this.#constant(expression);
      case "fact":
        return this.#isAround(expression) ? absent(graph) : this.#facts.lanesOf(expression);
      case "decision":
        return this.#isAround(expression) ? absent(graph) : this.#decision(expression, expression.name);
      case "record":
        return this.#isAround(expression) ? absent(graph) : present(graph, graph.yes);
      case "column":
        return this.value(columnOf(this, expression, scope), scope);
      case "reading":
        return present(graph, expression.holds ? graph.yes : graph.no);
      case "known":
        return present(graph, this.value(expression.operand, scope).present);
      case "orElse":
        return lowerOrElse(this, expression, scope);
      case "not":
        return present(graph, graph.not(this.condition(expression.operand, scope)));
      case "and":
      case "or":
        return present(graph, lowerJunction(this, expression, scope));
      case "compare":
        return present(graph, lowerCompare(this, expression, scope));
      case "contains":
        return present(graph, lowerContains(this, expression, scope));
      case "union":
        return lowerUnion(this, expression, scope);
      case "arithmetic":
        return lowerArithmetic(this, expression, scope);
      case "round":
        return lowerRound(this, expression, scope);
      case "scale":
        return lowerScale(this, expression, scope);
      case "makeDuration":
        return lowerMakeDuration(this, expression, scope);
      case "addDuration":
        return lowerAddDuration(this, expression, scope);
      case "daysBetween":
        return lowerDaysBetween(this, expression, scope);
      case "fullYears":
      case "monthsBetween":
        return lowerSpan(this, expression, scope);
      case "yearOf":
        return lowerYearOf(this, expression, scope);
      case "edgeDay":
        return lowerEdgeDay(this, expression, scope);
      case "isWorkday":
        return lowerIsWorkday(this, expression, scope);
      case "toWorkday":
        return lowerToWorkday(this, expression, scope);
      case "addWorkdays":
        return lowerAddWorkdays(this, expression, scope);
      case "yearCount":
        return lowerYearCount(this, expression, scope);
      case "extreme":
        return lowerExtreme(this, expression, scope);
      case "if":
        return lowerIf(this, expression, scope);
      case "cases":
        return lowerCases(this, expression, scope);
      case "pick":
        return lowerPick(this, expression, scope);
      case "cell":
        return lowerCell(this, expression, this.#decision(expression, expression.pick).parts[0]!, scope);
      case "lookup":
        return lowerLookup(this, expression, scope);
      case "parameterAt":
        return lowerParameterAt(this, expression, scope);
      case "aggregate":
        return lowerAggregate(this, expression, scope);
      case "valueAt":
      case "allotment":
        throw new NotColumnar(expression);
    }
  }

  /** Whether a record in which the one at hand may stand is asked: alone, there is none. */
  #isAround(node: ir.FactRef | ir.DecisionRef | ir.RecordRef): boolean {
    if (node.entity === this.#entity.name && node.level === 0) return false;
    if (!this.#absentAround.has(node.entity)) throw new NotColumnar(node);
    return true;
  }

  #decision(node: ir.DecisionRef | ir.CellOf, name: string): Lanes {
    const decided = node.entity === this.#entity.name ? this.#decided.get(name) : undefined;
    if (decided === undefined) throw new NotColumnar(node);
    return decided;
  }

  #constant(node: ir.Constant): Lanes {
    const { graph } = this;
    if (node.value === null) return absent(graph);
    const numbers = numbersOf(node.type, node.value, this.texts);
    if (numbers === null) throw new NotColumnar(node);
    if (node.type.kind === "bool") return present(graph, numbers[0] === 1 ? graph.yes : graph.no);
    return present(graph, ...numbers.map((each) => graph.number(each)));
  }
}
