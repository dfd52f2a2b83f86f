/**
 * The intermediate representation: small, typed, explicit and total. Every back end is one
 * exhaustive function over `Expression`. Names are those of the vocabulary and the notice;
 * syntax, surfaces and flow typing are gone.
 */
import type { InOrderOf, InProportionOf, OrderKeyOf, ServingOrderOf } from "./allotment.ts";
import type { AggregateSource, Expression } from "./expressions.ts";

export type * from "./expressions.ts";
export type * from "./named.ts";
export type * from "./program.ts";
export type * from "./rule-info.ts";

/** The items of a list. */
export type ListSource = Extract<AggregateSource, { readonly kind: "list" }>;
export type InOrder = InOrderOf<Expression>;
export type InProportion = InProportionOf<Expression>;
export type ServingOrder = ServingOrderOf<Expression>;
export type OrderKey = OrderKeyOf<Expression>;
