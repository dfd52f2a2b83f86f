/** What the bytes of gzip begin with. */
export const gzipMark: readonly [number, number] = [0x1f, 0x8b];

/** Whether what a file of this name holds is packed by gzip. */
export function isPackedName(name: unknown): boolean {
  return typeof name === "string" && /\.gz$/iu.test(name);
}
