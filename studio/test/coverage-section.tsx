import type { CoveredClause, PointReport } from "../../api/index.ts";
import { clauseTitle } from "../shared/named.ts";
import { language, say } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { Proposal } from "./proposal.tsx";
import { Bar, SectionHead } from "./section-head.tsx";

/** What of each clause the examples reach, and who would have to be an example for the rest. */
export function CoverageSection({ path }: { readonly path: string }) {
  const report = useAnswer(() => compiler.coverage(path), [path]);
  const proposals = useAnswer(() => compiler.proposals(path), [path]);
  const { share, clauses, leftOut } = report.value ?? { share: { covered: 0, total: 0 }, clauses: [], leftOut: 0 };
  const missing = share.total - share.covered;
  return (
    <section aria-label={say({ zh: "覆盖", en: "Coverage" })} aria-busy={report.pending || proposals.pending}>
      <SectionHead
        title={say({ zh: "覆盖", en: "Coverage" })}
        state={report.value === null ? "open" : missing === 0 ? "good" : "bad"}
      >
        {report.value === null
          ? say({ zh: "测算中…", en: "Measuring…" })
          : say({
              zh: `规则、表行和条件共${share.total}处，示例覆盖${share.covered}处${missing === 0 ? "" : `，尚缺${missing}处`}`,
              en: `Examples reach ${share.covered} of ${share.total} rules, rows and conditions`,
            })}
      </SectionHead>
      {leftOut === 0 ? null : (
        <p class="soft">
          {say({ zh: `有${leftOut}条规则因例外层次过多未计入。`, en: `${leftOut} rules are left out.` })}
        </p>
      )}
      {(proposals.value ?? []).map((proposal, index) => (
        <Proposal key={`${index} ${proposal.title}`} path={path} proposal={proposal}>
          <ul class="reaches">
            {proposal.reaches.map((each, at) => (
              <li key={at}>{each[language.value]}</li>
            ))}
          </ul>
        </Proposal>
      ))}
      <Clauses clauses={clauses.filter((each) => !isReached(each))} />
      {clauses.some(isReached) ? (
        <details>
          <summary>
            {say({
              zh: `全部覆盖的${clauses.filter(isReached).length}条`,
              en: `The ${clauses.filter(isReached).length} clauses that are reached wholly`,
            })}
          </summary>
          <Clauses clauses={clauses.filter(isReached)} />
        </details>
      ) : null}
    </section>
  );
}

function isReached({ share }: CoveredClause): boolean {
  return share.covered === share.total;
}

function Clauses({ clauses }: { readonly clauses: readonly CoveredClause[] }) {
  return (
    <ul class="clauses">
      {clauses.map((clause) => (
        <Clause key={clause.clause} clause={clause} />
      ))}
    </ul>
  );
}

/** A clause painted by what is reached of it; it opens to its points. */
function Clause({ clause }: { readonly clause: CoveredClause }) {
  const { share, points } = clause;
  const title = clauseTitle({ id: clause.clause, title: clause.title });
  return (
    <li class={isReached(clause) ? "good" : "bad"}>
      <details>
        <summary>
          <span class="name">{title}</span>
          <Bar part={share.covered} whole={share.total} label={title} />
          <span class="count">{`${share.covered}/${share.total}`}</span>
        </summary>
        <ul class="rows">
          {[...points]
            .sort((one, other) => one.examples.length - other.examples.length)
            .map((point, index) => (
              <Point key={index} point={point} />
            ))}
        </ul>
      </details>
    </li>
  );
}

function Point({ point: { text, examples, isUnreachable } }: { readonly point: PointReport }) {
  const state = isUnreachable ? "open" : examples.length > 0 ? "good" : "bad";
  return (
    <li>
      <span class={`mark ${state}`} aria-hidden="true">
        {{ open: "–", good: "✓", bad: "✗" }[state]}
      </span>
      <span class="what">{text[language.value]}</span>
      <small>
        {isUnreachable
          ? say({ zh: "没有人会遇到", en: "reached by nobody" })
          : examples.length === 0
            ? say({ zh: "无示例", en: "no example" })
            : say({ zh: `${examples.length}个示例`, en: `${examples.length} examples` })}
      </small>
    </li>
  );
}
