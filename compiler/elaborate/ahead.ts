/** The defines that others rest on, as far as the names in them tell. */
import type * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import type { Reporter } from "../reporter.ts";
import type { NoticeSymbols } from "../resolve/notice.ts";
import type { DefineSymbol } from "../symbols.ts";
import { pathText, type Step } from "./circle.ts";

/** So many defines fit on the stack in any order, and are worked out when they are asked for. */
const few = 50;

/** A define and the name of its entity. */
export interface DefineOf {
  readonly entity: string;
  readonly symbol: DefineSymbol;
}

/** The defines of a notice with those that each names; what a name means is not looked into, so there may be too many. */
export class NamedDefines {
  readonly #symbols: NoticeSymbols;
  #isAhead = false;
  readonly #named = new Map<DefineSymbol, readonly DefineOf[]>();

  constructor(symbols: NoticeSymbols) {
    this.#symbols = symbols;
  }

  /**
   * Works out what a define rests on before it, one after the other: so a long chain of defines takes little of the stack. Nothing
   * is done while another call does so.
   */
  workAhead(
    symbol: DefineSymbol,
    isDone: (symbol: DefineSymbol) => boolean,
    workOut: (define: DefineOf) => void,
  ): void {
    if (this.#isAhead) return;
    this.#isAhead = true;
    const behind = this.#behind(symbol, isDone);
    if (behind.length > few) for (const each of behind) if (each.symbol.parameters.length === 0) workOut(each);
    this.#isAhead = false;
  }

  /** Reports that too much is inside one another: a circle of more defines than fit on the stack is a circle all the same. */
  reportDepth(reporter: Reporter, node: ast.Expression, steps: readonly Step[]): void {
    const path = this.#circle(steps);
    if (path === null) reporter.report("too-deep", node.span, { chain: null });
    else reporter.report("circular-definition", node.span, { path });
    // What is not looked into uses its names all the same.
    for (const name of namesIn(node)) for (const { symbol } of this.#called(name)) reporter.refer(name, symbol);
  }

  /** The defines that one rests on and that are not worked out yet, each behind those that it rests on itself. */
  #behind(symbol: DefineSymbol, isDone: (symbol: DefineSymbol) => boolean): readonly DefineOf[] {
    const ordered: DefineOf[] = [];
    const seen = new Set([symbol]);
    const open = [{ of: null as DefineOf | null, left: [...this.#namedBy(symbol)] }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.left.shift();
      if (next === undefined) {
        open.pop();
        if (top.of !== null) ordered.push(top.of);
      } else if (!seen.has(next.symbol) && !isDone(next.symbol)) {
        seen.add(next.symbol);
        open.push({ of: next, left: [...this.#namedBy(next.symbol)] });
      }
    }
    return ordered;
  }

  /** The way from the last of some steps back to one of them, as names tell it; null where there is none. */
  #circle(steps: readonly Step[]): readonly string[] | null {
    const isIn = ({ entity, symbol }: DefineOf): number =>
      steps.findIndex((step) => step.entity === entity && step.name === symbol.name);
    const last = steps.at(-1);
    const start = this.#symbols.entities.find(last?.entity ?? "")?.defines.find(last!.name);
    if (start === undefined) return null;
    const cameFrom = new Map<DefineSymbol, DefineOf | null>([[start, null]]);
    const queue: DefineOf[] = [{ entity: last!.entity!, symbol: start }];
    for (const each of queue) {
      for (const next of this.#namedBy(each.symbol)) {
        const back = isIn(next);
        if (back >= 0) return pathText([...steps.slice(back), ...wayTo(each, cameFrom), stepOf(next)]);
        if (cameFrom.has(next.symbol)) continue;
        cameFrom.set(next.symbol, each);
        queue.push(next);
      }
    }
    return null;
  }

  #namedBy(symbol: DefineSymbol): readonly DefineOf[] {
    const known = this.#named.get(symbol);
    if (known !== undefined) return known;
    const found = namesIn(symbol.node.value).flatMap((name) => this.#called(name));
    this.#named.set(symbol, found);
    return found;
  }

  #called({ text }: ast.Name): readonly DefineOf[] {
    return [...this.#symbols.entities].flatMap(({ name, defines }): DefineOf[] => {
      const symbol = defines.find(text);
      return symbol === undefined ? [] : [{ entity: name, symbol }];
    });
  }
}

function stepOf({ entity, symbol }: DefineOf): Step {
  return { entity, name: symbol.name };
}

/** The steps from behind the first define to one that was reached. */
function wayTo(reached: DefineOf, cameFrom: ReadonlyMap<DefineSymbol, DefineOf | null>): readonly Step[] {
  const way: Step[] = [];
  for (let each: DefineOf | null = reached; each !== null; each = cameFrom.get(each.symbol) ?? null)
    way.unshift(stepOf(each));
  return way.slice(1);
}

/** The names in an expression that may be those of defines. */
function namesIn(node: ast.AstNode): readonly ast.Name[] {
  const names: ast.Name[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "NameRef") names.push(next.name);
    if (next.kind === "Call" && next.callee.kind === "Name") names.push(next.callee);
    open.push(...childrenOf(next));
  }
  return names;
}
