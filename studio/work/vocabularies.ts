/** The vocabularies that come with the program, beneath the files of the folder: a notice alone has a meaning too. */
import type { Host } from "../../api/index.ts";
import residentInsurance from "../../policies/resident-insurance.pol";

/** Where they are; no path of a folder has a colon. */
const pathOf = (name: string): string => `pol:${name}.pol`;

const texts = new Map([[pathOf("resident-insurance"), residentInsurance]]);

/** The names that a notice can use without a file of that name beside it. */
export const vocabularyNames: readonly string[] = ["resident-insurance"];

/** A vocabulary is looked for beside the notice first. */
export const vocabularies: Host = {
  text: (path) => texts.get(path) ?? null,
  pathsOf: (name, from) => [`${from.slice(0, from.lastIndexOf("/") + 1)}${name}.pol`, pathOf(name)],
};

/** Whether a path is of such a vocabulary, which cannot be written. */
export function isBundled(path: string): boolean {
  return texts.has(path);
}
