import type { WorkbookProblem } from "./problem.ts";

/** Why a workbook cannot be read; caught where its batches are made. */
export class WorkbookError extends Error {
  readonly problem: WorkbookProblem;

  constructor(problem: WorkbookProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** Does a step in which a library throws where the file is damaged. */
export async function orDamaged<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof WorkbookError || isOfSystem(error)
      ? error
      : new WorkbookError({ problem: "damaged-workbook" });
  }
}

/** Errors of the file system have the name of the call that failed; those of zlib and of the libraries have not. */
function isOfSystem(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined;
}
