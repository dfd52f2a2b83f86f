import type * as ast from "../../grammar/ast.ts";
import { mainEntity } from "../../ir/entity.ts";
import type { Reporter } from "../reporter.ts";
import type { VocabularySymbols } from "../symbols.ts";

/** A notice speaks of persons where it names no other entity, so a vocabulary must say what they are. */
export function checkMainEntity(name: ast.Name, { file, entities }: VocabularySymbols, reporter: Reporter): void {
  if (reporter.isComplete && entities.find(mainEntity) === undefined)
    reporter.report("vocabulary-lacks", name.span, { lacking: mainEntity, path: file.path });
}
