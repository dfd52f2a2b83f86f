/** Everything that generated evaluators and their users need; rests on nothing else. */
export * from "./aggregate.ts";
export * from "./date.ts";
export * from "./duration.ts";
export * from "./failure.ts";
export * from "./format.ts";
export * from "./input-error.ts";
export * from "./messages.ts";
export * from "./money.ts";
export * from "./nearest.ts";
export * from "./parse.ts";
export * from "./range.ts";
export * from "./rate.ts";
export * from "./schema.ts";
export * from "./set.ts";
export * from "./verdict.ts";
