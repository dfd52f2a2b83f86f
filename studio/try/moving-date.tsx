import { useRef } from "preact/hooks";
import { isDate } from "../shared/dates.ts";
import { language, say } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { DateSlider } from "./date-slider.tsx";
import { DayList } from "./day-list.tsx";
import { changeTrial, type Trial } from "./trial.ts";
import { useSettled } from "./use-settled.ts";

/** The line of time on which the date moves that the notice's periods go by, and the days on which answers change. */
export function MovingDate({ path, trial }: { readonly path: string; readonly trial: Trial }) {
  const settled = useSettled(trial);
  const moving = useRef("");
  // Where the date itself stands makes no difference to the line on which it moves.
  const rest = JSON.stringify({ ...settled, answers: { ...settled.answers, [moving.current]: null } });
  const found = useAnswer(() => compiler.timeline(path, settled, language.value), [path, rest, language.value]);
  const last = useRef(found.value);
  // While an answer cannot be read the line stays as it was.
  const line = (last.current = found.value ?? last.current);
  if (line === null) return null;
  moving.current = line.fact.name;
  const answer = trial.answers[line.fact.name];
  const date = typeof answer === "string" && isDate(answer) ? answer : null;
  const move = (to: string): void => changeTrial(path, { answers: { ...trial.answers, [line.fact.name]: to } });
  return (
    <section class="moving" aria-label={say({ zh: "时间线", en: "Line of time" })} aria-busy={found.pending}>
      <DateSlider line={line} date={date} onMove={move} />
      <DayList line={line} date={date} onMove={move} />
    </section>
  );
}
