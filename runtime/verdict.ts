/** What an explanation says of a rule, a period or a table where it decides. */
export interface RuleNote {
  readonly id: string;
  readonly kind: "rule" | "period" | "table" | "addition";
  /** The clause of the notice that the rule stands in. */
  readonly clause: string;
  /** The rule's own name, where it has one; the table's where a table decides. */
  readonly name: string | null;
  /** Facts, decisions, parameters and readings that the rule rests on. */
  readonly facts: readonly string[];
  readonly decisions: readonly string[];
  readonly parameters: readonly string[];
  readonly readings: readonly string[];
}

/** The row of a table that counted. */
export interface RowNote {
  readonly clause: string;
  /** The option that the row is for, or its place among the rows. */
  readonly category: string;
}

/** A rule that applied and gave way. */
export interface Defeat {
  readonly rule: RuleNote;
  readonly by: RuleNote;
}

/** What became of a decision's rules on one record. */
export interface Verdict {
  /** The rules that gave the value. */
  readonly deciding: readonly RuleNote[];
  readonly defeated: readonly Defeat[];
}

/** The rules of one decision; verdicts are worked out once for each combination that occurs. */
export class RuleBook {
  readonly #rules: readonly RuleNote[];
  readonly #overrides: readonly (readonly number[])[];
  readonly #verdicts = new Map<number | string, Verdict>();

  /** Overriding rules stand before those that they override; `overrides` holds indices of rules. */
  constructor(rules: readonly RuleNote[], overrides: readonly (readonly number[])[]) {
    this.#rules = rules;
    this.#overrides = overrides;
  }

  /**
   * The verdict where the rules with a bit in a word apply: 1 for the first, 2 for the second …
   * A word has 31 of them, so the rules from the 32nd on have a word of their own, and so forth.
   */
  verdict(word: number, ...more: readonly number[]): Verdict {
    const key = more.length === 0 ? word : `${word},${more.join()}`;
    const found = this.#verdicts.get(key);
    if (found !== undefined) return found;
    const verdict = this.#settle([word, ...more]);
    this.#verdicts.set(key, verdict);
    return verdict;
  }

  #settle(words: readonly number[]): Verdict {
    const deciding: RuleNote[] = [];
    const defeated: Defeat[] = [];
    const defeaters = new Map<number, RuleNote>();
    this.#rules.forEach((rule, index) => {
      if (!hasBit(words, index)) return;
      const by = defeaters.get(index);
      if (by !== undefined) {
        defeated.push({ rule, by });
        return;
      }
      deciding.push(rule);
      for (const overridden of this.#overrides[index] ?? []) {
        if (!defeaters.has(overridden)) defeaters.set(overridden, rule);
      }
    });
    return { deciding, defeated };
  }
}

/** How many rules have their bits in one word: as many as a number has bits that `&` sees, but for the sign. */
const rulesInWord = 31;

function hasBit(words: readonly number[], index: number): boolean {
  return ((words[Math.floor(index / rulesInWord)] ?? 0) & (2 ** (index % rulesInWord))) !== 0;
}
