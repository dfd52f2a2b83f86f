/**
 * The intermediate representation: small, typed, explicit and total. Every back end is one
 * exhaustive function over `Expression`. Names are those of the vocabulary and the notice;
 * syntax, surfaces and flow typing are gone.
 */
export type * from "./expressions.ts";
export type * from "./named.ts";
export type * from "./program.ts";
export type * from "./rule-info.ts";
