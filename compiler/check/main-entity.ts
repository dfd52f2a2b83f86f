import type * as ast from "../../grammar/ast.ts";
import type { Reporter } from "../reporter.ts";
import type { VocabularySymbols } from "../symbols.ts";

/** A notice speaks of records, so a vocabulary must say what they are. */
export function checkMainEntity(name: ast.Name, { file, main }: VocabularySymbols, reporter: Reporter): void {
  if (reporter.isComplete && main === null)
    reporter.report("vocabulary-lacks", name.span, { lacking: "entity", path: file.path });
}
