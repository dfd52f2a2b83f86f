import { type Opening, plainFormats } from "../formats.ts";
import { BlobBytes } from "./blob-bytes.ts";

/** A file that a browser holds, by its name. */
export interface NamedBlob {
  readonly name: string;
  readonly content: Blob;
}

const opening: Opening<NamedBlob> = {
  bytes: ({ name, content }) => new BlobBytes(content, name),
  archive: async ({ content }) => (await import("./blob-archive.ts")).BlobArchive.open(content),
  packer: async () => {
    const { BlobPacker } = await import("./blob-packer.ts");
    return (sink) => new BlobPacker(sink);
  },
};

/** The formats in which lists are decided without a machine's files. */
export const listFormats = plainFormats(opening);
