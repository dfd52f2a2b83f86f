/** Columns in memory: the loop that decides them, compiled at once. */
import type * as ir from "../../ir/ir.ts";
import * as runtime from "../../runtime/index.ts";
import { blockLength, type ColumnarForm } from "./form.ts";
import { columnarCode } from "./javascript.ts";
import { lowerToColumns } from "./lower.ts";
import { makeVectors, type Vector } from "./vectors.ts";

/** Vectors for a block of records, and what decides those whose facts stand in them. */
export interface ColumnBlock {
  readonly form: ColumnarForm;
  readonly inputs: readonly Vector[];
  readonly outputs: readonly Vector[];
  /** A byte a record: 1 where it must be decided again by itself. */
  readonly again: Uint8Array;
  /** Decides so many records, at most `blockLength`. */
  readonly decide: (count: number) => void;
}

/**
 * Compiles what is decided of an entity to a loop. A record that does not fulfil what the vocabulary requires is one to be
 * decided again. Throws `NotColumnar` where columns cannot hold what its rules ask.
 */
export function createColumnBlock(program: ir.Program, entityName: string): ColumnBlock {
  const form = lowerToColumns(program, entityName, { refusing: true });
  const { body, functions, calendars } = columnarCode(form);
  const source = [
    `"use strict";`,
    `const { ${functions.join(", ")} } = runtime;`,
    `return (inputs, outputs, again, count) => {\n${body}\n};`,
  ].join("\n");
  const names = calendars.map((_, index) => `calendar${index}`);
  const decide = new Function("runtime", ...names, source)(runtime, ...calendars) as (
    inputs: readonly Vector[],
    outputs: readonly Vector[],
    again: Uint8Array,
    count: number,
  ) => void;
  const [inputs, outputs] = [makeVectors(form.inputs, blockLength), makeVectors(form.outputs, blockLength)];
  const again = new Uint8Array(blockLength);
  return { form, inputs, outputs, again, decide: (count) => decide(inputs, outputs, again, count) };
}
