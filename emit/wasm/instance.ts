import type { ColumnBlock } from "../columnar/evaluator.ts";
import { blockLength, type Lane } from "../columnar/form.ts";
import type { Vector } from "../columnar/vectors.ts";
import type { ColumnarModule } from "./build-module.ts";
import type { PlacedVector } from "./memory-layout.ts";

/** What the module needs of the engine, whose own types come with those of a browser. */
const { WebAssembly: engine } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly instantiate: (bytes: Uint8Array) => Promise<{ readonly instance: { readonly exports: Exports } }>;
  };
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly decide: (count: number) => void;
}

const views: Readonly<Record<Lane, (memory: ArrayBuffer, offset: number) => Vector>> = {
  mask: (memory, offset) => new Uint8Array(memory, offset, blockLength),
  int32: (memory, offset) => new Int32Array(memory, offset, blockLength),
  float64: (memory, offset) => new Float64Array(memory, offset, blockLength),
};

/** A module at work: its vectors are views of its own memory. */
export async function instantiate({ bytes, form, layout }: ColumnarModule): Promise<ColumnBlock> {
  const { memory, decide } = (await engine.instantiate(bytes)).instance.exports;
  const view = ({ lane, offset }: PlacedVector): Vector => views[lane](memory.buffer, offset);
  return {
    form,
    inputs: layout.inputs.map(view),
    outputs: layout.outputs.map(view),
    again: new Uint8Array(memory.buffer, layout.again, blockLength),
    decide,
  };
}
