import type { Buffer } from "../buffer.ts";
import { WorkbookError } from "./workbook-error.ts";

/** The parts of a workbook, which is a ZIP archive, by their names. Close it when done. */
export interface Archive {
  readonly names: Iterable<string>;
  /** Bytes of the archive itself. */
  readonly size: number;
  /** How many bytes a part has once it is unpacked; zero where there is none. */
  sizeOf(name: string): number;
  /** The bytes of a part, piece by piece, checked against their sum; none where there is no such part. Throws `WorkbookError`. */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
}

/** What an archive tells of a part before it is unpacked. */
export interface PackedPart {
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly compressionMethod: number;
  readonly isEncrypted: boolean;
}

/** No workbook has as many parts. */
export const mostParts = 10_000;

/** How parts are packed that are read: not at all, or by deflate. */
export const [stored, deflated] = [0, 8];

/** XML of a sheet shrinks to a tenth or a thirtieth; what would grow by more than this, past a size, is made to do harm. */
const mostGrowth = 250;
const suspiciousSize = 64 * 1024 * 1024;

/** Throws `WorkbookError` where a part must not, or cannot, be unpacked. */
export function refuseHarm({ uncompressedSize, compressedSize, compressionMethod, isEncrypted }: PackedPart): void {
  if (isEncrypted) throw new WorkbookError({ problem: "encrypted-workbook" });
  if (compressionMethod !== stored && compressionMethod !== deflated)
    throw new WorkbookError({ problem: "damaged-workbook" });
  if (uncompressedSize > suspiciousSize && uncompressedSize > compressedSize * mostGrowth)
    throw new WorkbookError({ problem: "workbook-too-large", megabytes: Math.round(uncompressedSize / 2 ** 20) });
}
