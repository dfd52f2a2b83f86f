import type { Timeline, TimelineDay } from "../../api/index.ts";
import { dateOf, dayOf, shownDate } from "../shared/dates.ts";
import { called } from "../shared/named.ts";
import { say } from "../state/language.ts";

/** Until when the answers stay as they are, and every day on which they change; each can be gone to. */
export function DayList({
  line,
  date,
  onMove,
}: {
  readonly line: Timeline;
  readonly date: string | null;
  readonly onMove: (date: string) => void;
}) {
  const { days } = line;
  const next = days.find((each) => date !== null && each.date > date);
  return (
    <>
      <p class="until">
        {next === undefined ? (
          date !== null && say({ zh: "此后日期推移不再改变结论。", en: "From here on the date changes no answer." })
        ) : (
          <>
            {say({ zh: "结论保持至", en: "The answers stay until " })}
            {shownDate(dateOf(dayOf(next.date) - 1))}
            {say({ zh: "；自 ", en: "; from " })}
            <DayButton day={next} onMove={onMove} />
            {say({ zh: " 起：", en: ": " })}
            {changesText(next)}
          </>
        )}
      </p>
      {days.length === 0 ? null : (
        <details>
          <summary>{say({ zh: `全部变动日（${days.length}个）`, en: `All ${days.length} days of change` })}</summary>
          <ol class="days">
            {days.map((day) => (
              <li key={day.date}>
                <DayButton day={day} onMove={onMove} />
                <span>{changesText(day)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function DayButton({ day: { date }, onMove }: { readonly day: TimelineDay; readonly onMove: (date: string) => void }) {
  return (
    <button type="button" class="quiet" onClick={() => onMove(date)}>
      {shownDate(date)}
    </button>
  );
}

function changesText({ changes }: TimelineDay): string {
  return changes
    .map((change) => `${called(change)} ${change.old ?? "—"} → ${change.new ?? "—"}`)
    .join(say({ zh: "；", en: "; " }));
}
