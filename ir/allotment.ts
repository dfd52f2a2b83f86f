/** What an allotment is made of; `E` is an expression, `L` the items of a list. */

/**
 * What the present item of a list gets of a limit that all items share; an int or an amount. It lies between
 * nothing and its wish, and what all get is within the limit. One that does not fulfil `where` wishes nothing;
 * a wish or a limit below zero counts as none. Nothing in it asks the present item otherwise than as one of all; the
 * level is that of the present item.
 */
export interface AllotmentOf<E, L> {
  readonly kind: "allotment";
  readonly over: L;
  /** Asks the records around the list only. */
  readonly limit: E;
  readonly where: E | null;
  readonly manner: InOrderOf<E> | InProportionOf<E>;
  readonly wish: E;
}

/** One after the other gets its wish, the last of them what is left; with `whole` its whole wish or nothing. */
export interface InOrderOf<E> {
  readonly kind: "inOrder";
  readonly order: ServingOrderOf<E>;
  readonly whole: boolean;
}

/**
 * Where the limit does not suffice each gets limit × wish ÷ sum of wishes, rounded down to a multiple of `unit`.
 * With a `rest` order, what that leaves goes in this order, a unit more to each, and none more than its wish.
 */
export interface InProportionOf<E> {
  readonly kind: "inProportion";
  readonly unit: number;
  readonly rest: ServingOrderOf<E> | null;
}

/** Who comes before whom: by the first key that tells two apart. */
export interface ServingOrderOf<E> {
  readonly keys: readonly OrderKeyOf<E>[];
  /**
   * Those whom no key tells apart: a failure where it makes a difference, served together or not at all, or as they
   * stand in the list.
   */
  readonly ties: "failure" | "together" | "listed";
}

/** A value by which those who are served are ordered. */
export interface OrderKeyOf<E> {
  readonly value: E;
  readonly first: "least" | "greatest";
}
