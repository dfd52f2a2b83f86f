/** What is done with the answers of the page. */
import { signal } from "@preact/signals";
import type { FigureAnswer, OpenValue, ValueAnswer } from "../../api/index.ts";
import { files } from "../state/files.ts";
import { language } from "../state/language.ts";
import { compiler } from "../work/compiler.ts";
import { step } from "./steps.ts";

/** Whether an answer is on its way into the file: the next one waits for it. */
export const isAnswering = signal(false);

/** Why the last answer was not taken, and of which value; null where it was. */
export const refusal = signal<{ readonly start: number; readonly message: string } | null>(null);

/** Puts answers into the file. */
export async function answer(path: string, answers: readonly ValueAnswer[]): Promise<void> {
  const [first] = answers;
  if (isAnswering.peek() || first === undefined) return;
  isAnswering.value = true;
  try {
    const before = files.peek().get(path)?.text;
    const answered = await compiler.answerOpenValues(path, answers);
    refusal.value = answered.ok ? null : { start: first.value.place.start, message: answered.message[language.peek()] };
    // What was typed elsewhere meanwhile is not to be lost.
    if (answered.ok && files.peek().get(path)?.text === before) step(path, answered.text);
  } finally {
    isAnswering.value = false;
  }
}

/** Says of values that they hold as they stand. */
export function confirm(path: string, values: readonly OpenValue[]): Promise<void> {
  return answer(
    path,
    values.map((value) => ({ value, figures: [], confirm: true })),
  );
}

/** Puts a figure in; where the value has no other, it is confirmed by that. */
export function putFigure(path: string, value: OpenValue, figure: FigureAnswer): Promise<void> {
  return answer(path, [{ value, figures: [figure], confirm: value.figures.length === 1 }]);
}
