import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Text } from "../language.ts";

/** An option as it is written and what it is for; `many` where it may stand more than once. */
export interface OptionUsage {
  readonly flags: string;
  readonly text: Text;
  readonly required?: boolean;
  readonly many?: boolean;
}

/** What the options of a command come to: flags are true, the others hold what was written. */
export type Options = Readonly<Record<string, unknown>>;

/** The body of a command, which is loaded only when it is asked for. */
export type Action = (operands: readonly string[], options: never, context: Context) => ExitCode | Promise<ExitCode>;

/** How a command is written, what it is for, and where its body is. */
export interface CommandUsage {
  readonly name: string;
  /** The operands, as in `<file> [decisions...]`. */
  readonly operands: string;
  readonly text: Text;
  readonly options: readonly OptionUsage[];
  readonly load: () => Promise<Action>;
}
