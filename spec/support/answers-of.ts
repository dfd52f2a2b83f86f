import { PolicyFailure } from "../../runtime/failure.ts";

/** What a function answers, or how it fails where a policy has no answer. */
export function answersOf<A, T>(ask: (about: A) => T): (about: A) => T | object {
  return (about) => {
    try {
      return ask(about);
    } catch (error) {
      if (error instanceof PolicyFailure) return error.failure;
      throw error;
    }
  };
}
