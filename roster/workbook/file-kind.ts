import { Buffer } from "../buffer.ts";
import { WorkbookError } from "./workbook-error.ts";

const zipMark = Buffer.from("PK");
/** What older Office files begin with, and those that are locked with a password. */
const compoundMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const headerSize = 512;
const directorySize = 4096;
const lockedStream = Buffer.from("EncryptedPackage", "utf16le");

/** Reads so many bytes of a file at a place, fewer where it ends before. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/** Refuses what is no archive, by its first bytes: an old workbook, one with a password, any other file. Throws `WorkbookError`. */
export async function refuseOtherKinds(read: ReadAt): Promise<void> {
  const header = await read(0, headerSize);
  if (header.subarray(0, zipMark.length).equals(zipMark)) return;
  if (!header.subarray(0, compoundMark.length).equals(compoundMark))
    throw new WorkbookError({ problem: "not-a-workbook" });
  const isLocked = header.length === headerSize && (await directoryOf(header, read)).includes(lockedStream);
  throw new WorkbookError({ problem: isLocked ? "encrypted-workbook" : "old-workbook" });
}

/** The list of the streams of a compound file, as far as it stands in one place. */
function directoryOf(header: Buffer, read: ReadAt): Promise<Buffer> {
  const sectorSize = 2 ** Math.min(header.readUInt16LE(30), 12);
  const sector = header.readUInt32LE(48);
  return read((sector + 1) * sectorSize, directorySize);
}
