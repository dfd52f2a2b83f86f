import { PolicyFailure } from "../runtime/failure.ts";

/** Whether an error says that a policy has no answer for a record; any other is a defect. */
function isPolicyFailure(error: unknown): boolean {
  // A RangeError is an amount beyond what can be calculated exactly.
  return error instanceof PolicyFailure || error instanceof RangeError;
}

/** The answer of a function, or the error where the policy has none. */
export function answerOf<T>(ask: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: ask() };
  } catch (error) {
    if (!isPolicyFailure(error)) throw error;
    return { error };
  }
}
