/** A file that a browser holds; its name tells its format. */
export interface NamedBlob {
  readonly name: string;
  readonly content: Blob;
}
