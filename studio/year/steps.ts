/** The answers that were given on the page, to be taken back one by one. */
import { signal } from "@preact/signals";
import { edit, files } from "../state/files.ts";

interface Step {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const steps = signal<readonly Step[]>([]);

/** Puts a text in place of a file's, as a step that can be taken back. */
export function step(path: string, text: string): void {
  const before = files.peek().get(path)?.text;
  if (before === undefined || before === text) return;
  steps.value = [...steps.peek(), { path, before, after: text }];
  edit(path, text);
}

/** Whether the last step can be taken back: the file is still as it left it. */
export function canStepBack(path: string): boolean {
  const last = steps.value.findLast((each) => each.path === path);
  return last !== undefined && files.value.get(path)?.text === last.after;
}

/** Takes the last step back. */
export function stepBack(path: string): void {
  const index = steps.peek().findLastIndex((each) => each.path === path);
  if (index < 0 || !canStepBack(path)) return;
  const { before } = steps.peek()[index]!;
  steps.value = steps.peek().toSpliced(index, 1);
  edit(path, before);
}
