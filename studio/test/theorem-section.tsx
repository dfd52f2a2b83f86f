import { called, clauseName } from "../shared/named.ts";
import { say } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import type { NamedTheorem } from "./calls.ts";
import { SectionHead } from "./section-head.tsx";
import { tryRecord } from "./to-trial.ts";

/** What holds for every record there could be: proved, or refuted by one. */
export function TheoremSection({ path }: { readonly path: string }) {
  const found = useAnswer(() => compiler.theorems(path), [path]);
  const theorems = found.value ?? [];
  const proved = theorems.filter(({ status }) => status === "proved");
  const others = theorems.filter(({ status }) => status !== "proved");
  const refuted = others.filter(({ status }) => status === "refuted");
  return (
    <section aria-label={say({ zh: "证明", en: "Proofs" })} aria-busy={found.pending}>
      <SectionHead
        title={say({ zh: "证明", en: "Proofs" })}
        state={refuted.length > 0 ? "bad" : others.length === 0 && proved.length > 0 ? "good" : "open"}
      >
        {found.value === null
          ? say({ zh: "推证中…", en: "Proving…" })
          : say({
              zh: `${theorems.length}项对所有人成立的要求，已证明${proved.length}项${refuted.length > 0 ? `，不成立${refuted.length}项` : ""}${others.length > refuted.length ? `，未能证明${others.length - refuted.length}项` : ""}`,
              en: `${theorems.length} things that are to hold for everyone: ${proved.length} proved${refuted.length > 0 ? `, ${refuted.length} refuted` : ""}${others.length > refuted.length ? `, ${others.length - refuted.length} open` : ""}`,
            })}
      </SectionHead>
      <TheoremRows path={path} theorems={others} />
      {proved.length === 0 ? null : (
        <details>
          <summary>{say({ zh: `已证明的${proved.length}项`, en: `The ${proved.length} that are proved` })}</summary>
          <TheoremRows path={path} theorems={proved} />
        </details>
      )}
    </section>
  );
}

function TheoremRows({ path, theorems }: { readonly path: string; readonly theorems: readonly NamedTheorem[] }) {
  return (
    <ul class="rows">
      {theorems.map((theorem, index) => {
        const { status, clause, entity, witness, searched } = theorem;
        return (
          <li key={index}>
            <span class={`mark ${marks[status].state}`} aria-hidden="true">
              {marks[status].sign}
            </span>
            <span class="what">
              {statement(theorem)}
              {status === "refuted" ? (
                <span class="fault">
                  {say({ zh: "不成立，有反例", en: "Does not hold; there is one who shows it" })}
                </span>
              ) : null}
              {status === "unknown" ? (
                <span class="soft">
                  {say({ zh: "未能证明", en: "Could not be proved" })}
                  {searched === undefined
                    ? null
                    : say({
                        zh: `；试编${searched}条记录未见反例`,
                        en: `; none of ${searched} records made up for it refutes it`,
                      })}
                </span>
              ) : null}
            </span>
            <small>{clauseName(clause)}</small>
            {witness === null ? (
              <span />
            ) : (
              <button type="button" class="quiet" onClick={() => tryRecord(path, entity, witness)}>
                {say({ zh: "看反例", en: "See who" })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const marks = {
  proved: { state: "good", sign: "✓" },
  refuted: { state: "bad", sign: "✗" },
  unknown: { state: "open", sign: "?" },
} as const;

function statement({ kind, subject }: NamedTheorem): string {
  const name = called(subject);
  switch (kind) {
    case "invariant":
      return subject.label;
    case "completeness":
      return say({ zh: `“${name}”对每个人都有结论`, en: `everyone gets a value for ${name}` });
    case "consistency":
      return say({ zh: `“${name}”对任何人都不会有两个结论`, en: `nobody gets two values for ${name}` });
  }
}
