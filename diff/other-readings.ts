import type { Program, Reading, Named } from "../ir/ir.ts";
import { diffReport, type EntityReport } from "./report.ts";

/** What another option of a reading would change. */
export interface OtherOption {
  readonly reading: Reading;
  readonly option: Named;
  readonly entities: readonly EntityReport[];
}

/** For each option that is not taken, whom it treats differently; `compileWith` gives the program with a reading taken in an option. */
export function otherOptions(
  program: Program,
  compileWith: (reading: string, option: string) => Program,
): readonly OtherOption[] {
  return program.readings.flatMap((reading) =>
    reading.options
      .filter(({ name }) => name !== reading.taken)
      .map((option) => ({
        reading,
        option,
        entities: diffReport(program, compileWith(reading.name, option.name)).entities,
      })),
  );
}
