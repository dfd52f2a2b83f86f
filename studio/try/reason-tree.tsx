import type { Reason } from "../../api/index.ts";
import { say } from "../state/language.ts";

/** What would change each decision, by its name. */
export type Turns = Readonly<Record<string, readonly Reason[]>>;

/** Why a decision is as it is, why it is no other, and what would change it. */
export function ReasonGroups({
  reason,
  turns,
}: {
  readonly reason: Reason;
  /** Null while it is being looked for. */
  readonly turns: readonly Reason[] | null;
}) {
  const isOther = ({ kind }: Reason): boolean => kind === "defeated" || kind === "idle";
  const why = reason.children.filter((each) => !isOther(each));
  const whyNot = reason.children.filter(isOther);
  return (
    <div class="reasons">
      <p>{reason.text}</p>
      <Branches reasons={why} />
      {whyNot.length === 0 ? null : (
        <>
          <h3>{say({ zh: "为何不是其他结论", en: "Why it is nothing else" })}</h3>
          <Branches reasons={whyNot} />
        </>
      )}
      {turns?.length === 0 ? null : (
        <>
          <h3>{say({ zh: "何时会变", en: "What would change it" })}</h3>
          {turns === null ? <p class="soft">{say({ zh: "推算中…", en: "Looking…" })}</p> : <Branches reasons={turns} />}
        </>
      )}
    </div>
  );
}

function Branches({ reasons }: { readonly reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul class="branches">
      {reasons.map((reason, index) => (
        <li key={index} class={reason.kind}>
          {reason.children.length === 0 ? (
            reason.text
          ) : (
            <details>
              <summary>{reason.text}</summary>
              <Branches reasons={reason.children} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
