/** A program's decisions about the records of an entity in the columnar form. */
import { decisionKey, entityOf } from "../../ir/entity.ts";
import { fuseProgram } from "../../ir/fuse.ts";
import { type GroupProgram, groupsOf } from "../../ir/grouping.ts";
import type * as ir from "../../ir/ir.ts";
import { surroundingsOf } from "../../ir/nesting.ts";
import { simplifyProgram } from "../../ir/simplify.ts";
import { isOverList, type OverList } from "../../ir/walk.ts";
import type { ColumnarForm, ColumnNode, GroupKey, OutputVector, VectorLayout } from "./form.ts";
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
import { lowerOverGroup } from "./lower-groups.ts";
import { lowerArithmetic, lowerExtreme, lowerRound, lowerScale } from "./lower-numbers.ts";
import { columnOf, lowerAggregate, lowerLookup, lowerParameterAt } from "./lower-tables.ts";
import { type Lowering, NotColumnar, type Scope } from "./lowering.ts";

/**
 * What is decided of records of an entity, as columns: of each alone, or of each in the groups that they form. Throws
 * `NotColumnar` where its rules ask what columns cannot hold: lists of records, series, and other records around.
 */
export function lowerToColumns(
  program: ir.Program,
  entityName: string,
  { withRequirements = false, refusing = false, inGroups = false }: LowerOptions = {},
): ColumnarForm {
  const fused = fuseProgram(simplifyProgram(program));
  const lowering = new EntityLowering(fused, entityName, inGroups);
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
  /** Whether the form may ask what the records of a group come to together. */
  readonly inGroups?: boolean;
}

/** What a decision comes to, and the records that have no answer to it. */
interface Decided {
  readonly lanes: Lanes;
  readonly marks: readonly ColumnNode[];
}

/** What asks a record. */
type Asking = (ir.FactRef | ir.DecisionRef | ir.RecordRef | ir.CellOf) & { readonly level: number };

class EntityLowering implements Lowering {
  readonly program: ir.Program;
  readonly graph = new ColumnGraph();
  readonly texts = new TextCodes();
  readonly #entity: ir.EntityProgram;
  readonly #facts: FactVectors;
  readonly #decided = new Map<string, Decided>();
  /** The groups that the records form, by name, where they are decided in them. */
  readonly #groups: ReadonlyMap<string, GroupProgram>;
  /** The entities in which its records may stand, and, alone, do not. */
  readonly #absentAround: ReadonlySet<string>;

  constructor(program: ir.Program, entityName: string, inGroups: boolean) {
    this.program = program;
    this.#entity = entityOf(program, entityName);
    this.#facts = new FactVectors(this.#entity, this.graph);
    const groups = new Map(groupsOf(program, entityName).map((group) => [group.name, group]));
    this.#groups = inGroups ? groups : new Map();
    const around = surroundingsOf(program, entityName).filter((each) => each.perhaps);
    this.#absentAround = new Set(around.map(({ entity }) => entity).filter((each) => !groups.has(each)));
  }

  get inputs(): readonly VectorLayout[] {
    return this.#facts.layout;
  }

  /** What must be true of every record. */
  requirements(): readonly ColumnNode[] {
    const everywhere = this.#everywhere();
    return this.#entity.requirements.map(({ condition }) => this.condition(condition, everywhere));
  }

  /** Marks the records that do not fulfil what must be true of every one. */
  markRefused(): void {
    for (const each of this.requirements()) this.graph.mark(this.graph.not(each));
  }

  /** The vectors of the decisions that are given out, in the vocabulary's order. */
  outputs(): readonly OutputVector[] {
    for (const { name } of this.#entity.decisions)
      this.#decidedOf(this.#entity, name).marks.forEach((each) => this.graph.mark(each));
    return this.#entity.outputs.flatMap((name) => this.#outputsOf(name));
  }

  #outputsOf(name: string): readonly OutputVector[] {
    const { type, optional } = this.#entity.decisions.find((each) => each.name === name)!;
    const { present: where, parts } = this.#decidedOf(this.#entity, name).lanes;
    const { yes } = this.graph;
    const shown: OutputVector[] = optional ? [{ lane: "mask", name, part: "present", node: where, where: yes }] : [];
    const values = partsOf(type)!.map((part, index): OutputVector => {
      const node = parts[index] ?? this.graph.number(part === "denominator" && parts.length === 1 ? 1 : 0);
      return { lane: node.lane, name, part, node, where };
    });
    return [...shown, ...values];
  }

  /** What is decided of the record at hand, or of its group; worked out when it is first asked. */
  #decidedOf({ name: entity, decisions }: ir.EntityProgram, name: string): Decided {
    const key = decisionKey(entity, name);
    let known = this.#decided.get(key);
    if (known === undefined) {
      const decision = decisions.find((each) => each.name === name)!;
      const { result, marks } = this.graph.apart(() => this.#decide(decision));
      this.#decided.set(key, (known = { lanes: result, marks }));
    }
    return known;
  }

  #everywhere(): Scope {
    return { active: this.graph.yes, rows: new Map(), over: [] };
  }

  #decide(decision: ir.Decision): Lanes {
    const { gate, otherwise, body, type } = decision;
    if (partsOf(type) === null) throw new NotColumnar(body);
    const { graph } = this;
    const everywhere = this.#everywhere();
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
        return this.#fact(expression, scope);
      case "decision":
        return this.#decision(expression, expression.name, scope);
      case "record":
        return this.#reached(expression, scope) === null ? absent(graph) : present(graph, graph.yes);
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
        return lowerCell(
          this,
          expression,
          this.#decision({ ...expression, level: 0 }, expression.pick, scope).parts[0]!,
          scope,
        );
      case "lookup":
        return lowerLookup(this, expression, scope);
      case "parameterAt":
        return lowerParameterAt(this, expression, scope);
      case "aggregate":
        return isOverList(expression)
          ? lowerOverGroup(this, expression, scope)
          : lowerAggregate(this, expression, scope);
      case "valueAt":
      case "allotment":
        throw new NotColumnar(expression);
    }
  }

  groupOf(node: OverList, scope: Scope): GroupKey {
    const { list } = node.over;
    const group = list.kind === "fact" ? this.#groups.get(list.entity) : undefined;
    if (list.kind !== "fact" || group?.groups.list !== list.name) throw new NotColumnar(node);
    if (!isReached(group, list, scope) || node.level !== 0) throw new NotColumnar(node);
    return { name: group.name, by: group.groups.by };
  }

  /** The record that is asked: the one at hand, or a group of it; null where it may stand in one and, alone, does not. */
  #reached(node: Asking, scope: Scope): ir.EntityProgram | null {
    if (node.entity === this.#entity.name && node.level === 0) return this.#entity;
    const group = this.#groups.get(node.entity);
    if (group !== undefined && isReached(group, node, scope)) return group;
    if (!this.#absentAround.has(node.entity)) throw new NotColumnar(node);
    return null;
  }

  #fact(node: ir.FactRef, scope: Scope): Lanes {
    const record = this.#reached(node, scope);
    if (record === null) return absent(this.graph);
    if (record === this.#entity) return this.#facts.lanesOf(node);
    // Of its facts a group is given its key; the others have their defaults.
    const { groups, facts } = record;
    if (groups!.by === node.name) return this.#facts.lanesOf({ ...node, entity: this.#entity.name });
    const { type, default: value } = facts.find(({ name }) => name === node.name)!;
    return this.#constant({ kind: "constant", type, value, parameter: null, origin: node.origin });
  }

  #decision(node: Asking, name: string, scope: Scope): Lanes {
    const record = this.#reached(node, scope);
    if (record === null) return absent(this.graph);
    const { lanes, marks } = this.#decidedOf(record, name);
    const { graph } = this;
    for (const each of marks) graph.mark(record === this.#entity ? each : graph.both(scope.active, each));
    return lanes;
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

/** Whether a group is that of all records that are gone over, so that each of them knows what it comes to. */
function isReached({ name, groups }: GroupProgram, { level }: { readonly level: number }, { over }: Scope): boolean {
  return level === 0 && (groups.by === null || over.every((each) => each === name));
}
