import type { ToldCalendar, ToldDuty } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { Cited } from "./cited.tsx";

/** The duties month by month; those that wait for an event stand at the end. */
export function Calendar({ calendar: { months, waiting, unlisted } }: { readonly calendar: ToldCalendar }) {
  if (months.length + waiting.length === 0) return null;
  return (
    <section id="calendar" tabIndex={-1}>
      <h2>{say({ zh: "职责日历", en: "Calendar of duties" })}</h2>
      {unlisted.length === 0 ? null : (
        <p>
          <small>
            {say({
              zh: `${unlisted.join("、")}年放假安排尚未公布，标“暂定”的日期只按周末推算。`,
              en: `No list of holidays is known for ${unlisted.join(", ")}: dates marked as provisional go by weekends alone.`,
            })}
          </small>
        </p>
      )}
      <div class="months">
        {months.map(({ month, dates }) => (
          <section key={month} class="month">
            <h3>{month}</h3>
            <ol>
              {dates.map((duty, index) => (
                <li key={index}>
                  <b>{duty.day}</b>
                  {duty.isProvisional ? <em>{say({ zh: "暂定", en: "provisional" })}</em> : null}
                  <What duty={duty} />
                </li>
              ))}
            </ol>
          </section>
        ))}
        {waiting.length === 0 ? null : (
          <section class="month">
            <h3>{say({ zh: "自事件发生起算", en: "After an event" })}</h3>
            <ol>
              {waiting.map((duty, index) => (
                <li key={index}>
                  <b>{duty.due}</b>
                  <What duty={duty} />
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </section>
  );
}

/** Who has to do what, and where that stands. */
function What({ duty: { actor, action, place } }: { readonly duty: ToldDuty }) {
  return (
    <div>
      {actor}
      {say({ zh: "：", en: ": " })}
      {action} <Cited place={place} />
    </div>
  );
}
