import type { ToldCause, ToldChange, ToldEntity, ToldGroup, ToldName } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { Condition } from "../shared/condition.tsx";
import { Witness } from "./witness.tsx";

/** Everyone who is treated differently, by what makes the difference, and what is proved about the others. */
export function Groups({ entities }: { readonly entities: readonly ToldEntity[] }) {
  return (
    <>
      {entities.map(({ name, causes, proved, unknown }) => (
        <section key={name}>
          <h2>{say({ zh: `待遇不同的人群：${name}`, en: `Treated differently: ${name}` })}</h2>
          {causes.map((cause) => (
            <Cause key={cause.id} cause={cause} />
          ))}
          <div class="proved">
            {unknown.map((each) => (
              <p key={each} class="bad">
                {each}
              </p>
            ))}
            {proved.map((each) => (
              <p key={each}>{each}</p>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function Cause({ cause }: { readonly cause: ToldCause }) {
  const { id, groups, following } = cause;
  const names = [...new Set(following.map(({ decision }) => decision.name))];
  return (
    <section id={id} tabIndex={-1} class="cause">
      <h3>
        {cause.name} <small>{cause.otherName}</small>
      </h3>
      {groups.map((group, index) => (
        <Group key={index} group={group} cause={cause} />
      ))}
      {following.length === 0 ? null : (
        <details>
          <summary>
            {say({ zh: "随之改变：", en: "What follows: " })}
            {names.join(say({ zh: "、", en: ", " }))}
          </summary>
          {following.map((group, index) => (
            <Group key={index} group={group} cause={cause} />
          ))}
        </details>
      )}
    </section>
  );
}

function Group({ group, cause }: { readonly group: ToldGroup; readonly cause: ToldName }) {
  const { decision, effect, difference, changes, who, before, now } = group;
  const isOnly = changes.length === 1;
  return (
    <article class={`card ${effect ?? ""}`}>
      {decision.name === cause.name ? null : <small>{decision.name}</small>}
      {isOnly ? <Changed change={changes[0]!} /> : difference === null ? null : <b>{difference}</b>}
      <dl>
        <dt>{say({ zh: "对象", en: "Who" })}</dt>
        <dd>
          <Condition told={who} />
        </dd>
        <dt>{say({ zh: "原依据", en: "By the old" })}</dt>
        <dd>
          <Reasons reasons={before} />
        </dd>
        <dt>{say({ zh: "新依据", en: "By the new" })}</dt>
        <dd>
          <Reasons reasons={now} />
        </dd>
      </dl>
      {changes.map((change, index) => (
        <details key={index}>
          <summary>{isOnly ? say({ zh: "示例", en: "Example" }) : <Changed change={change} />}</summary>
          <Witness change={change} />
        </details>
      ))}
    </article>
  );
}

function Reasons({ reasons }: { readonly reasons: ToldGroup["before"] }) {
  if (reasons.length === 0) return <>{say({ zh: "无规定", en: "no rule" })}</>;
  return (
    <>
      {reasons.map(({ id, text }) => (
        <div key={id}>{text}</div>
      ))}
    </>
  );
}

function Changed({ change }: { readonly change: ToldChange }) {
  const { effect } = change;
  return (
    <span class="changed">
      <b>
        {change.old} → {change.new}
      </b>
      {effect === null ? null : (
        <span class={`effect ${effect}`}>
          {effect === "better" ? say({ zh: "更有利", en: "better" }) : say({ zh: "更不利", en: "worse" })}
        </span>
      )}
    </span>
  );
}
