import { type Opening, plainFormats } from "../formats.ts";
import { BlobBytes } from "./blob-bytes.ts";
import type { NamedBlob } from "./named-blob.ts";

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
