/** What the pages ask of the compiler, by page. It runs in a worker, so that the page answers to every key meanwhile. */
import { memoryHost } from "../../api/index.ts";
import { writeCalls } from "../write/calls.ts";
import { testCalls } from "../test/calls.ts";
import { tryCalls } from "../try/calls.ts";
import { compareCalls } from "../compare/calls.ts";
import { readCalls } from "../read/calls.ts";
import { yearCalls } from "../year/calls.ts";
import { noticeCalls } from "./notices.ts";
import { vocabularies } from "./vocabularies.ts";

/** The texts that all calls are about, by their paths. */
const host = memoryHost({}, vocabularies);

export const calls = {
  /** Takes in texts in place of those at their paths; null takes one away. */
  update: (texts: Readonly<Record<string, string | null>>): void => {
    for (const [path, text] of Object.entries(texts)) {
      if (text === null) host.remove(path);
      else host.update(path, text);
    }
  },
  ...noticeCalls(host),
  ...writeCalls(host),
  ...tryCalls(host),
  ...testCalls(host),
  ...compareCalls(host),
  ...readCalls(host),
  ...yearCalls(host),
};

export type Calls = typeof calls;
