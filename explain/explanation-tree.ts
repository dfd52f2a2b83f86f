/** Explanations as trees: under each decision what it rests on. */
import { sameValue } from "../ir/values.ts";
import type { Language } from "../runtime/messages.ts";
import type { ExplanationWords } from "./explanation-words.ts";
import type { AllottedShare, CountedList, ExplainedDecision, ExplainedRecord } from "./explanation.ts";
import { leaf, type TreeNode } from "./tree.ts";
import { en } from "./words-en.ts";
import { zh } from "./words-zh.ts";

export const wordsIn: { readonly [L in Language]: ExplanationWords } = { en, zh };

/** The trees of the decisions asked for, each with those that it rests on below it; those of the record's items follow, each under its item. */
export function explanationTrees(
  record: ExplainedRecord,
  names: readonly string[],
  language: Language,
): readonly TreeNode[] {
  return recordTrees(record, names, wordsIn[language]);
}

function recordTrees(record: ExplainedRecord, names: readonly string[], words: ExplanationWords): readonly TreeNode[] {
  const decisions = new Map(record.decisions.map((decision) => [decision.name, decision]));
  const trees = new Trees(decisions, words);
  const own = names.filter((name) => decisions.has(name)).map((name) => trees.root(decisions.get(name)!));
  const items = [...record.lists.values()].flatMap((list) =>
    list.flatMap((item, index) => itemTree(item, index + 1, names, words)),
  );
  return [...own, ...items];
}

/** An item of which nothing was asked is not named either. */
function itemTree(
  item: ExplainedRecord,
  position: number,
  names: readonly string[],
  words: ExplanationWords,
): readonly TreeNode[] {
  const children = recordTrees(item, names, words);
  return children.length === 0
    ? []
    : [{ kind: "item", text: words.item(item.entity, item.key?.value ?? position), children }];
}

class Trees {
  readonly #decisions: ReadonlyMap<string, ExplainedDecision>;
  readonly #words: ExplanationWords;
  readonly #seen = new Set<string>();

  constructor(decisions: ReadonlyMap<string, ExplainedDecision>, words: ExplanationWords) {
    this.#decisions = decisions;
    this.#words = words;
  }

  /** A decision that was asked for also tells until when it stays as it is, and what would make it another. */
  root(decision: ExplainedDecision): TreeNode {
    const { kind, text, children } = this.#of(decision);
    const { until } = decision;
    const nearest = isSameChange(decision) ? null : decision.nearest;
    return {
      kind,
      text,
      children: [
        ...children,
        ...(until === null ? [] : [leaf("until", this.#words.until(until, decision))]),
        ...(nearest === null ? [] : [leaf("nearest", this.#words.nearest(nearest, decision))]),
        ...(decision.nearestGivenUp ? [leaf("given-up", this.#words.nearestGivenUp)] : []),
      ],
    };
  }

  #of(decision: ExplainedDecision): TreeNode {
    const words = this.#words;
    this.#seen.add(decision.name);
    return {
      kind: "decision",
      text: words.decision(decision),
      children: [
        ...(decision.gate === null ? [] : [leaf("gate", words.gate(decision))]),
        ...(decision.unlisted.length === 0 ? [] : [leaf("provisional", words.unlisted(decision.unlisted))]),
        ...decision.totalled.map((row) => leaf("counted", words.totalled(row))),
        ...decision.counted.map((list) => countedTree(list, words)),
        ...decision.allotted.map((share) => allottedTree(share, words)),
        ...decision.facts.map((fact) => leaf("fact", words.fact(fact))),
        ...decision.parameters.map((parameter) => leaf("parameter", words.parameter(parameter))),
        ...decision.readings.map((reading) => leaf("reading", words.reading(reading))),
        ...decision.decisions.map((name) => this.#below(this.#decisions.get(name)!)),
        ...decision.defeated.map((rule) => leaf("defeated", words.defeated(rule))),
        ...decision.idle.map((rule) => leaf("idle", words.idle(rule))),
      ],
    };
  }

  #below(decision: ExplainedDecision): TreeNode {
    return this.#seen.has(decision.name) ? leaf("seen", this.#words.seen(decision)) : this.#of(decision);
  }
}

/** Of a long list only the first are told, and how many more there are; the chosen stand before the others. */
const mostItems = 5;

function countedTree(list: CountedList, words: ExplanationWords): TreeNode {
  const items = [...list.items].sort((one, other) => Number(other.isChosen) - Number(one.isChosen));
  const more = items.length - mostItems;
  return {
    kind: "counted",
    text: words.counted(list),
    children: [
      ...items.slice(0, mostItems).map((item) => leaf("counted", words.countedItem(item, list))),
      ...(more > 0 ? [leaf("counted", words.more(more))] : []),
    ],
  };
}

function allottedTree(share: AllottedShare, words: ExplanationWords): TreeNode {
  const { manner } = share;
  if (manner.kind === "inProportion") return leaf("allotted", words.allotted(share));
  const more = manner.ahead - manner.nearest.length;
  return {
    kind: "allotted",
    text: words.allotted(share),
    children: [
      ...(more > 0 ? [leaf("counted", words.more(more))] : []),
      ...manner.nearest.map((each) => leaf("allotted", words.ahead(each, share))),
    ],
  };
}

/** Whether the nearest change of facts is the one that the passing of time brings, which is told already. */
function isSameChange({ until, nearest }: ExplainedDecision): boolean {
  if (until === null || nearest === null || nearest.facts.length !== 1) return false;
  const [fact] = nearest.facts;
  return fact!.name === until.fact.name && fact!.value === until.day && sameValue(nearest.value, until.value);
}
