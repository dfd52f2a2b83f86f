import { useRef } from "preact/hooks";
import type { Timeline } from "../../api/index.ts";
import { dateOf, dayOf, shownDate } from "../shared/dates.ts";
import { called } from "../shared/named.ts";
import { say } from "../state/language.ts";

/** A date on a line of time with the notice's periods, to be dragged or moved by keys. */
export function DateSlider({
  line,
  date,
  onMove,
}: {
  readonly line: Timeline;
  /** Null where it is not known yet; moving it makes it known. */
  readonly date: string | null;
  readonly onMove: (date: string) => void;
}) {
  const track = useRef<HTMLDivElement>(null);
  const [first, last] = [dayOf(line.from), dayOf(line.to)];
  const within = (day: number): number => Math.min(Math.max(Math.round(day), first), last);
  const day = date === null ? first : within(dayOf(date));
  const share = (on: number): string => `${((on - first) * 100) / (last - first)}%`;
  const go = (to: number): void => {
    const moved = dateOf(within(to));
    if (moved !== date) onMove(moved);
  };
  const goTo = ({ clientX }: PointerEvent): void => {
    const { left, width } = track.current!.getBoundingClientRect();
    go(first + ((clientX - left) / width) * (last - first));
  };
  const press = (event: KeyboardEvent): void => {
    const to = target(event, day, line);
    if (to === null) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      class="track"
      ref={track}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
        event.currentTarget.querySelector<HTMLElement>("[role=slider]")?.focus();
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
      }}
    >
      {line.periods.map(({ name, label, from, to }, index) => (
        <span
          key={index}
          class="period"
          style={{ left: share(dayOf(from)), right: `calc(100% - ${share(dayOf(to) + 1)})` }}
        >
          {called({ name, label })}
        </span>
      ))}
      {line.days.map((each) => (
        <span key={each.date} class="tick" style={{ left: share(dayOf(each.date)) }} />
      ))}
      <span
        class={date === null ? "handle unset" : "handle"}
        style={{ left: share(day) }}
        role="slider"
        tabIndex={0}
        aria-label={called(line.fact)}
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={day}
        aria-valuetext={date === null ? say({ zh: "未填", en: "not given" }) : shownDate(date)}
        onKeyDown={press}
      >
        <span class="flag" style={{ translate: `-${share(day)}` }}>
          {called(line.fact)} {date === null ? say({ zh: "未填", en: "not given" }) : shownDate(date)}
        </span>
      </span>
    </div>
  );
}

/** Where a key leads: a day on, a month on, with Shift to the next day on which an answer changes; null where it leads nowhere. */
function target({ key, shiftKey }: KeyboardEvent, day: number, { from, to, days }: Timeline): number | null {
  const changes = days.map(({ date }) => dayOf(date));
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return shiftKey ? (changes.find((each) => each > day) ?? dayOf(to)) : day + 1;
    case "ArrowLeft":
    case "ArrowDown":
      return shiftKey ? (changes.findLast((each) => each < day) ?? dayOf(from)) : day - 1;
    case "PageUp":
      return day + 30;
    case "PageDown":
      return day - 30;
    case "Home":
      return dayOf(from);
    case "End":
      return dayOf(to);
    default:
      return null;
  }
}
