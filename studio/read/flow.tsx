import type { ToldDecision, ToldQuestion, ToldStep } from "../../api/index.ts";
import { goTo } from "../shared/go-to.ts";
import { say } from "../state/language.ts";
import { Cited } from "./cited.tsx";

/** A decision as questions in their order, each with the answer to which "yes" leads; "no" leads to the next one. */
export function Flow({ decision }: { readonly decision: ToldDecision }) {
  const { gate, steps, additions, asks } = decision;
  const numbered = gate !== null || steps.length > 1;
  return (
    <>
      {gate === null && steps.length === 0 ? null : (
        <ol class={numbered ? "flow" : "flow alone"}>
          {gate === null ? null : (
            <li>
              <Question question={gate.question} />
              <p class="leads">
                <span class="no">{say({ zh: "若否", en: "if no" })}</span> <b>{gate.otherwise}</b>
              </p>
            </li>
          )}
          {steps.map((step, index) => (
            <Step key={index} step={step} isOnly={!numbered} />
          ))}
        </ol>
      )}
      {additions.length === 0 ? null : (
        <>
          <p class="lead">{say({ zh: "符合下列各项的，逐项计入：", en: "Each of these that holds is counted in:" })}</p>
          <ul class="flow">
            {additions.map((step, index) => (
              <Step key={index} step={step} isOnly={false} />
            ))}
          </ul>
        </>
      )}
      {asks.length === 0 ? null : (
        <p class="asks">
          <small>{say({ zh: "另见：", en: "See also: " })}</small>
          {asks.map(({ id, name }) => (
            <button key={id} type="button" class="quiet" onClick={() => goTo(id)}>
              {name}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

function Step({ step, isOnly }: { readonly step: ToldStep; readonly isOnly: boolean }) {
  const { question, answer, figures, rule, place } = step;
  const between = say({ zh: "，", en: ", " });
  return (
    <li>
      {question === null ? null : <Question question={question} />}
      <p class="leads">
        {question === null ? (
          isOnly ? null : (
            <span class="else">{say({ zh: "其他情形", en: "otherwise" })}</span>
          )
        ) : (
          <span class="yes">{say({ zh: "若是", en: "if yes" })}</span>
        )}{" "}
        <b>{answer}</b> <Cited place={place} />
        {rule === null ? null : <small> {rule}</small>}
        {figures.length === 0 ? null : (
          <small class="figures">{figures.map(([name, text]) => `${name} ${text}`).join(between)}</small>
        )}
      </p>
    </li>
  );
}

function Question({ question }: { readonly question: ToldQuestion }) {
  if ("text" in question)
    return (
      <p class="question">
        {question.text}
        {say({ zh: "？", en: "?" })}
      </p>
    );
  return (
    <div class="question">
      <Parts question={question} />
    </div>
  );
}

function Parts({ question }: { readonly question: ToldQuestion }) {
  if ("text" in question) return <>{question.text}</>;
  return (
    <>
      {question.of === "all"
        ? say({ zh: "同时符合以下各项？", en: "Do all of these hold?" })
        : say({ zh: "符合以下任一项？", en: "Does any of these hold?" })}
      <ul>
        {question.parts.map((part, index) => (
          <li key={index}>
            <Parts question={part} />
          </li>
        ))}
      </ul>
    </>
  );
}
