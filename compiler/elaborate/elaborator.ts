/**
 * Elaboration: names resolved, types checked and expressions lowered to the IR in one pass, since
 * the meaning of a bare name depends on the type that is wanted where it stands.
 */
import type * as ast from "../../grammar/ast.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import type { NoticeSymbols } from "../resolve/notice.ts";
import type { DecisionSymbol, DefineSymbol, EntitySymbol } from "../symbols.ts";
import { fits, type Type, typeName, unknown } from "../types.ts";
import { nearest } from "../../runtime/nearest.ts";
import { evaluateConstant, isConstant } from "../ir/interpret.ts";
import { elaborateExpression } from "./expression.ts";
import { type DecisionFlow, gateHolds, implied } from "./flow.ts";
import { findNamed } from "./name.ts";
import { assuming, constantScope, entityScope, known, present, type Scope, type Typed } from "./scope.ts";

/** What the elaboration of one notice shares. */
export class Elaborator {
  readonly symbols: NoticeSymbols;
  readonly reporter: Reporter;
  /** The plan year. */
  readonly year: number;
  /** The option taken of each reading. */
  readonly taken: ReadonlyMap<string, string>;
  /** Data tables by name; filled before any rule is elaborated. */
  readonly dataTables = new Map<string, ir.DataTable>();
  readonly #parameters = new Map<string, ir.Parameter | null>();
  readonly #gates = new Map<DecisionSymbol, ir.Expression | null>();
  readonly #defines = new Map<DefineSymbol, Typed>();
  readonly #inProgress: string[] = [];
  readonly #silenced: ReadonlySet<string>;

  constructor(symbols: NoticeSymbols, reporter: Reporter, year: number, taken: ReadonlyMap<string, string>) {
    this.symbols = symbols;
    this.reporter = reporter;
    this.year = year;
    this.taken = taken;
    this.#silenced = new Set(
      symbols.silences.flatMap(({ node }) => node.decisions.map(({ name }) => name.text)),
    );
  }

  // -------------------------------------------------------------- expressions

  /** Elaborates an expression; `wanted` gives bare names and literals their meaning. */
  infer(node: ast.Expression, scope: Scope, wanted: Type | null = null): Typed {
    return elaborateExpression(this, node, scope, wanted);
  }

  /** Elaborates an expression of a given type that may be absent. */
  checkOptional(node: ast.Expression, type: Type, scope: Scope): Typed {
    const typed = this.infer(node, scope, type);
    const actual = typed.expression.type;
    if (actual.kind === "absent" || fits(actual, type)) return typed;
    this.mismatch(node, type, actual);
    return this.poison(node, scope);
  }

  /** Elaborates an expression of a given type that must be present. */
  check(node: ast.Expression, type: Type, scope: Scope): ir.Expression {
    return this.requirePresent(this.checkOptional(node, type, scope), node);
  }

  /** Elaborates an expression of any type that must be present. */
  present(node: ast.Expression, scope: Scope, wanted: Type | null = null): ir.Expression {
    return this.requirePresent(this.infer(node, scope, wanted), node);
  }

  requirePresent({ expression, optional }: Typed, node: ast.Expression): ir.Expression {
    if (optional) this.reporter.report("absent-not-handled", node.span, { name: this.#sourceText(node) });
    return expression;
  }

  mismatch(node: { readonly span: ast.Expression["span"] }, expected: Type, actual: Type): void {
    this.reporter.report("type-mismatch", node.span, { expected: typeName(expected), actual: typeName(actual) });
  }

  /** Stands for an expression whose error is already reported. */
  poison(node: { readonly span: ast.Expression["span"] }, scope: Scope): Typed {
    return present({ kind: "constant", type: unknown, value: null, parameter: null, origin: this.origin(node, scope) });
  }

  constant(node: { readonly span: ast.Expression["span"] }, scope: Scope, type: Type, value: Value): Typed {
    return present({ kind: "constant", type, value, parameter: null, origin: this.origin(node, scope) });
  }

  origin(node: { readonly span: ast.Expression["span"] }, scope: Scope): ir.Origin {
    return this.reporter.origin(node, scope.clause);
  }

  #sourceText({ span }: ast.Expression): string {
    return this.reporter.file.text.slice(span.start, span.end).replace(/\s+/gu, " ");
  }

  /**
   * Elaborates what stands in the vocabulary's file: its names are at home there, so they are
   * not noted as references of this file, and its problems were reported with the vocabulary.
   */
  quietly<T>(elaborate: () => T): T {
    return this.reporter.quietly(elaborate);
  }

  // -------------------------------------------------------------- options and parameters

  /** The option of an enumeration that a name gives, or null once it is reported. */
  member(name: ast.Name, enumeration: ir.Enumeration): ir.Named | null {
    const member = findNamed(enumeration.members, name.text);
    if (member === undefined) {
      this.unknownMember(name, enumeration);
      return null;
    }
    this.reporter.refer(name, member);
    return member;
  }

  unknownMember(name: ast.Name, { name: enumeration, members }: ir.Enumeration): void {
    const near = nearest(name.text, members.flatMap((each) => [each.name, each.label]));
    const fix = near === null ? null : { span: name.span, text: near };
    this.reporter.report("unknown-member", name.span, { name: name.text, enumeration, near }, { fix });
  }

  /** A parameter with its value, worked out once; null after an error. */
  parameter(name: string): ir.Parameter | null {
    const found = this.#parameters.get(name);
    if (found !== undefined) return found;
    const symbol = this.symbols.parameters.find(name)!;
    if (this.#inProgress.includes(name)) {
      this.reporter.report("circular-definition", symbol.node.name.span, { path: [...this.#inProgress, name] });
      return null;
    }
    this.#inProgress.push(name);
    const scope = constantScope(symbol.origin.clause);
    const expression = this.present(symbol.node.value, scope);
    this.#inProgress.pop();
    const value = this.constantValue(expression);
    const { label, origin, node } = symbol;
    const parameter =
      value === null ? null : { name: symbol.name, label, type: expression.type, value, unconfirmed: node.unconfirmed, origin };
    this.#parameters.set(name, parameter);
    return parameter;
  }

  /** The value of an expression that rests on no record; null once it is reported that it does. */
  constantValue(expression: ir.Expression): Value {
    if (expression.type.kind === "unknown") return null;
    if (isConstant(expression)) return evaluateConstant(expression);
    this.reporter.report("not-constant", expression.origin.span, {});
    return null;
  }

  // -------------------------------------------------------------- entities and flow

  entity(name: string): EntitySymbol | undefined {
    return this.symbols.entities.find(name);
  }

  /** The scope of an entity; an entity that is listed inside another may name the other's facts. */
  scopeOf(entity: string, clause: string | null): Scope {
    const enclosing = this.enclosing(entity);
    const lists = enclosing.flatMap((outer) =>
      [...this.entity(outer)!.facts]
        .filter(({ type }) => type.kind === "list" && type.entity === entity)
        .map(({ name }) => known(outer, name)),
    );
    return assuming(entityScope(entity, clause, enclosing), lists);
  }

  /** The entities in whose lists an entity stands. */
  enclosing(entity: string): string[] {
    return [...this.symbols.entities]
      .filter(({ name }) => name !== entity)
      .filter(({ facts }) => [...facts].some(({ type }) => type.kind === "list" && type.entity === entity))
      .map(({ name }) => name);
  }

  /** The scope in which a condition has turned out true, or false. */
  after(scope: Scope, condition: ir.Expression, truth: boolean): Scope {
    return assuming(scope, implied(condition, truth, (entity, decision) => this.flowOf(entity, decision)));
  }

  flowOf(entity: string, name: string): DecisionFlow | null {
    const define = this.entity(entity)?.defines.find(name);
    if (define !== undefined) {
      return { gate: null, falseOutside: false, meaning: this.define(entity, define).expression };
    }
    const decision = this.entity(entity)?.decisions.find(name);
    if (decision === undefined) return null;
    const { otherwise } = decision.node;
    const falseOutside = otherwise?.kind === "BoolLiteral" && !otherwise.value;
    return { gate: this.gate(entity, decision), falseOutside, meaning: null };
  }

  /** The gate of a decision, elaborated once. */
  gate(entity: string, decision: DecisionSymbol): ir.Expression | null {
    const found = this.#gates.get(decision);
    if (found !== undefined) return found;
    this.#gates.set(decision, null);
    const { gate } = decision.node;
    const scope = this.scopeOf(entity, decision.origin.clause);
    const elaborate = (): ir.Expression | null => (gate === null ? null : this.check(gate, { kind: "bool" }, scope));
    const elaborated = decision.role === "output" ? this.quietly(elaborate) : elaborate();
    this.#gates.set(decision, elaborated);
    return elaborated;
  }

  /** Whether a decision's value may be absent where it is named. */
  mayBeAbsent(entity: string, decision: DecisionSymbol, scope: Scope): boolean {
    if (scope.assumptions.has(known(entity, decision.name))) return false;
    if (decision.optional || this.isSilenced(decision)) return true;
    return decision.node.otherwise === null && !gateHolds(this.gate(entity, decision), scope.assumptions);
  }

  /** Whether the notice is silent on a decision, in part or wholly. */
  isSilenced({ name, label }: DecisionSymbol): boolean {
    return this.#silenced.has(name) || this.#silenced.has(label);
  }

  /** The expression that a define without parameters names, elaborated once. */
  define(entity: string, symbol: DefineSymbol): Typed {
    const found = this.#defines.get(symbol);
    if (found !== undefined) return found;
    const scope = this.scopeOf(entity, symbol.origin.clause);
    if (this.#inProgress.includes(symbol.name)) {
      const path = [...this.#inProgress.slice(this.#inProgress.indexOf(symbol.name)), symbol.name];
      this.reporter.report("circular-definition", symbol.node.name.span, { path });
      return this.poison(symbol.node, scope);
    }
    this.#inProgress.push(symbol.name);
    const typed = this.infer(symbol.node.value, scope);
    this.#inProgress.pop();
    this.#defines.set(symbol, typed);
    return typed;
  }

  /** Expands a define with parameters: its value with the arguments in the parameters' place. */
  expand(symbol: DefineSymbol, args: readonly Typed[], call: ast.Call, scope: Scope, wanted: Type | null): Typed {
    if (this.#inProgress.includes(symbol.name)) {
      this.reporter.report("circular-definition", call.span, { path: [...this.#inProgress, symbol.name] });
      return this.poison(call, scope);
    }
    this.#inProgress.push(symbol.name);
    const bindings = new Map(symbol.parameters.map((parameter, index) => [parameter, args[index]!]));
    const typed = this.infer(symbol.node.value, { ...scope, bindings, clause: symbol.origin.clause }, wanted);
    this.#inProgress.pop();
    return typed;
  }
}
