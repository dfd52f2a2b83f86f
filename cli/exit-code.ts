/** What a run of the program came to, as scripts rely on it. */
export const exitCode = {
  done: 0,
  /** The input has errors, or a check failed. */
  failed: 1,
  /** Wrong usage, or a file that cannot be read or written. */
  usage: 2,
  /** A defect of the program itself. */
  defect: 3,
} as const;

/** How the program may end. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
