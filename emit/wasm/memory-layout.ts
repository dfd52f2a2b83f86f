/** Where the vectors of a form stand in the module's memory. */
import { blockLength, type ColumnarForm, type Lane, type VectorLayout } from "../columnar/form.ts";

/** Vectors begin where a group of four lanes can be loaded at once. */
const alignment = 16;

const bytesOf: Readonly<Record<Lane, number>> = { mask: 1, int32: 4, float64: 8 };

/** A vector with the byte at which it begins. */
export interface PlacedVector extends VectorLayout {
  readonly offset: number;
}

/** The module's memory: fixed numbers first, then the vectors. */
export interface MemoryLayout {
  readonly inputs: readonly PlacedVector[];
  readonly outputs: readonly PlacedVector[];
  /** A byte a record. */
  readonly again: number;
  readonly pages: number;
}

const bytesOfPage = 65_536;

/** The layout of a form's vectors behind so many bytes of fixed numbers. */
export function layOut({ inputs, outputs }: ColumnarForm, fixedBytes: number): MemoryLayout {
  let next = aligned(fixedBytes);
  const place = (bytes: number): number => {
    const offset = next;
    next = aligned(next + bytes * blockLength);
    return offset;
  };
  const placed = ({ lane, name, part }: VectorLayout): PlacedVector => ({
    lane,
    name,
    part,
    offset: place(bytesOf[lane]),
  });
  const [ins, outs] = [inputs.map(placed), outputs.map(placed)];
  const again = place(bytesOf.mask);
  return { inputs: ins, outputs: outs, again, pages: Math.ceil(next / bytesOfPage) };
}

function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
