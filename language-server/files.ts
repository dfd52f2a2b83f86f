import type { Host } from "../api/index.ts";

/** The files beneath the documents that are open, and how addresses and paths go together. */
export interface Files {
  readonly host: Host;
  readonly pathOf: (uri: string) => string;
  readonly uriOf: (path: string) => string;
  /** The `.pol` files beside a file, that one included. */
  readonly beside: (path: string) => readonly string[];
}
