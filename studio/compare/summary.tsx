import type { ToldDiff, ToldLine, ToldNotice } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { Condition } from "../shared/condition.tsx";
import { goTo } from "../shared/go-to.ts";

/** The comparison on one screen: what changed, who loses and who gains. */
export function Summary({ told }: { readonly told: ToldDiff }) {
  const { figures, worse, better, others, same } = told.summary;
  return (
    <section class="summary" aria-label={say({ zh: "要点", en: "Summary" })}>
      <div class="pair">
        <NoticeName side={say({ zh: "原", en: "old" })} notice={told.old} />
        <span aria-hidden="true">→</span>
        <NoticeName side={say({ zh: "新", en: "new" })} notice={told.new} />
      </div>
      <p>
        <small>{told.alignment}</small>
      </p>
      <ul class="tiles">
        {figures.map(({ figure, text }) => (
          <li key={text}>
            <b>{figure}</b> {text}
          </li>
        ))}
      </ul>
      <div class="columns">
        <Lines look="worse" title={say({ zh: "待遇降低的人群", en: "Who loses" })} lines={worse} />
        <Lines look="better" title={say({ zh: "待遇提高的人群", en: "Who gains" })} lines={better} />
      </div>
      <Lines look="" title={say({ zh: "其他变化", en: "Other changes" })} lines={others} />
      {worse.length + better.length + others.length > 0 ? null : (
        <p>{say({ zh: "对所有人的结论均相同。", en: "Nobody is treated differently." })}</p>
      )}
      {same === null ? null : (
        <p>
          <small>
            {say({ zh: "已证明对所有人均相同：", en: "Proved the same for everyone: " })}
            {same}
          </small>
        </p>
      )}
    </section>
  );
}

function NoticeName({ side, notice }: { readonly side: string; readonly notice: ToldNotice }) {
  return (
    <p>
      <small>{side}</small> <b>{notice.title}</b>
      <br />
      <small>{[notice.number ?? "", notice.name].filter((each) => each !== "").join(" · ")}</small>
    </p>
  );
}

function Lines(props: { readonly look: string; readonly title: string; readonly lines: readonly ToldLine[] }) {
  const { look, title, lines } = props;
  if (lines.length === 0) return null;
  return (
    <section class={`lines ${look}`}>
      <h2>
        {title} <small>{lines.length}</small>
      </h2>
      <ul>
        {lines.map(({ cause, what, who, clauses }, index) => (
          <li key={index}>
            <button type="button" class="quiet" onClick={() => goTo(cause)}>
              {what}
            </button>
            {who === null ? null : (
              <div>
                <Condition told={who} />
              </div>
            )}
            <small>{clauses}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
