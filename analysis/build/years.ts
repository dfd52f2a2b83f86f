/** Counts of years in sets of them, year by year. */
import type { YearCount } from "../../ir/ir.ts";
import { int, yearsOf } from "../../ir/types.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { valueTerm } from "../diagram/term.ts";
import { eachValue } from "./add-duration.ts";
import type { Builder } from "./builder.ts";
import { arithmetic } from "./calculate.ts";
import { setBits } from "./sets.ts";

/** How many years from one to another a set holds, or does not hold. */
export function yearCount(builder: Builder, node: YearCount): Diagram {
  const bits = setBits(builder, node.set);
  const first = yearsOf(node.set.type)!.from;
  const years = bits.map((bit, index) => ({ year: first + index, isHeld: bit }));
  const [from, to] = [node.from, node.to].map((bound) => valueByValue(builder, builder.value(bound)));
  const count = new Count(builder, from!, to!, years);
  if (node.which === "all") return node.held ? count.held() : count.missing();
  return node.held ? count.heldInARow() : count.missingInARow();
}

/** A year that moves with a number is each of its values in turn, so that a count of years is a fixed one and can be reckoned with. */
function valueByValue({ store }: Builder, year: Diagram): Diagram {
  return store.bind(year, (term) =>
    term.kind === "number"
      ? eachValue(store, term, term, (value) => store.terminal(valueTerm(value)))
      : store.terminal(term),
  );
}

interface Year {
  readonly year: number;
  readonly isHeld: Diagram;
}

/** The years from one to another, each asked by itself. */
class Count {
  readonly #builder: Builder;
  readonly #from: Diagram;
  readonly #to: Diagram;
  readonly #years: readonly Year[];

  constructor(builder: Builder, from: Diagram, to: Diagram, years: readonly Year[]) {
    this.#builder = builder;
    this.#from = from;
    this.#to = to;
    this.#years = years;
  }

  held(): Diagram {
    return this.#years.reduce<Diagram>((total, each) => {
      const { store } = this.#builder;
      const counts = store.and(this.#isAsked(each), each.isHeld);
      return this.#sum(total, "+", store.choose(counts, this.#builder.constant(1), this.#builder.constant(0)));
    }, this.#builder.constant(0));
  }

  missing(): Diagram {
    return this.#sum(this.#since(this.#before()), "-", this.held());
  }

  /** The years after the last that is missing; those that the set cannot hold are. */
  heldInARow(): Diagram {
    const { store } = this.#builder;
    const [first, last] = [this.#years[0]!.year, this.#years.at(-1)!.year];
    const since = this.#afterLast(this.#later(this.#before(), this.#builder.constant(first - 1)), (each) =>
      store.not(each.isHeld),
    );
    const beyond = this.#isAhead(this.#builder.constant(last), this.#to);
    return store.choose(beyond, this.#builder.constant(0), since);
  }

  /** The years after the last that is held. */
  missingInARow(): Diagram {
    return this.#afterLast(this.#before(), ({ isHeld }) => isHeld);
  }

  /** The years after the last that is asked and breaks the row, or after another where none does. */
  #afterLast(before: Diagram, breaks: (each: Year) => Diagram): Diagram {
    const { store } = this.#builder;
    return this.#years.reduce(
      (since, each) =>
        store.choose(
          store.and(this.#isAsked(each), breaks(each)),
          this.#since(this.#builder.constant(each.year)),
          since,
        ),
      this.#since(before),
    );
  }

  /** The year before the first. */
  #before(): Diagram {
    return this.#sum(this.#from, "-", this.#builder.constant(1));
  }

  /** How many years there are after a year up to the last. */
  #since(year: Diagram): Diagram {
    const { store } = this.#builder;
    return store.choose(this.#isAhead(year, this.#to), this.#sum(this.#to, "-", year), this.#builder.constant(0));
  }

  #isAsked({ year }: Year): Diagram {
    const asked = this.#builder.constant(year);
    const { store } = this.#builder;
    return store.minus(store.not(this.#isAhead(asked, this.#from)), this.#isAhead(this.#to, asked));
  }

  #later(one: Diagram, other: Diagram): Diagram {
    return this.#builder.store.choose(this.#isAhead(one, other), other, one);
  }

  /** Where the second year is after the first. */
  #isAhead(first: Diagram, second: Diagram): Diagram {
    return this.#builder.liftValues([first, second], ([one, other]) =>
      this.#builder.comparison.compare("<", one!, other!),
    );
  }

  #sum(left: Diagram, operator: "+" | "-", right: Diagram): Diagram {
    return this.#builder.liftValues([left, right], ([one, other]) =>
      this.#builder.store.terminal(arithmetic(operator, one!, other!, int)),
    );
  }
}
