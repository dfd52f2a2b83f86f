import type { Language } from "../runtime/messages.ts";
import { sameValue } from "../ir/values.ts";
import type { ExplanationWords } from "./explanation-words.ts";
import type { AllottedShare, CountedList, ExplainedDecision, ExplainedRecord, Explanation } from "./explanation.ts";
import { drawTree, leaf, type TreeNode } from "./tree.ts";
import { en } from "./words-en.ts";
import { zh } from "./words-zh.ts";

const wordsIn: { readonly [L in Language]: ExplanationWords } = { en, zh };

/** The trees of the decisions asked for, each with those that it rests on below it; those of the record's items follow. */
export function explanationText(explanation: Explanation, names: readonly string[], language: Language): string {
  const words = wordsIn[language];
  const parts = [[words.heading(explanation.notice)], ...recordParts(explanation, names, words)];
  return parts.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

type Lines = readonly string[];

function recordParts(record: ExplainedRecord, names: readonly string[], words: ExplanationWords): readonly Lines[] {
  const decisions = new Map(record.decisions.map((decision) => [decision.name, decision]));
  const trees = new Trees(decisions, words);
  const own = names.filter((name) => decisions.has(name)).map((name) => drawTree(trees.root(decisions.get(name)!)));
  const items = [...record.lists.values()].flatMap((list) =>
    list.flatMap((item, index) => itemParts(item, index + 1, names, words)),
  );
  return [...own, ...items];
}

/** An item of which nothing was asked is not named either. */
function itemParts(
  item: ExplainedRecord,
  position: number,
  names: readonly string[],
  words: ExplanationWords,
): readonly Lines[] {
  const parts = recordParts(item, names, words);
  return parts.length === 0 ? [] : [[words.item(item.entity, item.key?.value ?? position)], ...parts];
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
    const { text, children } = this.#of(decision);
    const { until } = decision;
    const nearest = isSameChange(decision) ? null : decision.nearest;
    return {
      text,
      children: [
        ...children,
        ...(until === null ? [] : [leaf(this.#words.until(until, decision))]),
        ...(nearest === null ? [] : [leaf(this.#words.nearest(nearest, decision))]),
        ...(decision.nearestGivenUp ? [leaf(this.#words.nearestGivenUp)] : []),
      ],
    };
  }

  #of(decision: ExplainedDecision): TreeNode {
    const words = this.#words;
    this.#seen.add(decision.name);
    return {
      text: words.decision(decision),
      children: [
        ...(decision.gate === null ? [] : [leaf(words.gate(decision))]),
        ...(decision.unlisted.length === 0 ? [] : [leaf(words.unlisted(decision.unlisted))]),
        ...decision.totalled.map((row) => leaf(words.totalled(row))),
        ...decision.counted.map((list) => countedTree(list, words)),
        ...decision.allotted.map((share) => allottedTree(share, words)),
        ...decision.facts.map((fact) => leaf(words.fact(fact))),
        ...decision.parameters.map((parameter) => leaf(words.parameter(parameter))),
        ...decision.readings.map((reading) => leaf(words.reading(reading))),
        ...decision.decisions.map((name) => this.#below(this.#decisions.get(name)!)),
        ...decision.defeated.map((rule) => leaf(words.defeated(rule))),
        ...decision.idle.map((rule) => leaf(words.idle(rule))),
      ],
    };
  }

  #below(decision: ExplainedDecision): TreeNode {
    return this.#seen.has(decision.name) ? leaf(this.#words.seen(decision)) : this.#of(decision);
  }
}

/** Of a long list only the first are told, and how many more there are; the chosen stand before the others. */
const mostItems = 5;

function countedTree(list: CountedList, words: ExplanationWords): TreeNode {
  const items = [...list.items].sort((one, other) => Number(other.isChosen) - Number(one.isChosen));
  const more = items.length - mostItems;
  return {
    text: words.counted(list),
    children: [
      ...items.slice(0, mostItems).map((item) => leaf(words.countedItem(item, list))),
      ...(more > 0 ? [leaf(words.more(more))] : []),
    ],
  };
}

function allottedTree(share: AllottedShare, words: ExplanationWords): TreeNode {
  const { manner } = share;
  if (manner.kind === "inProportion") return leaf(words.allotted(share));
  const more = manner.ahead - manner.nearest.length;
  return {
    text: words.allotted(share),
    children: [
      ...(more > 0 ? [leaf(words.more(more))] : []),
      ...manner.nearest.map((each) => leaf(words.ahead(each, share))),
    ],
  };
}

/** Whether the nearest change of facts is the one that the passing of time brings, which is told already. */
function isSameChange({ until, nearest }: ExplainedDecision): boolean {
  if (until === null || nearest === null || nearest.facts.length !== 1) return false;
  const [fact] = nearest.facts;
  return fact!.name === until.fact.name && fact!.value === until.day && sameValue(nearest.value, until.value);
}
