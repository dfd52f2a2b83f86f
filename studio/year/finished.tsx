import { language, say } from "../state/language.ts";
import { addressOf } from "../state/route.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { noteFingerprints } from "./fingerprints.ts";

interface FinishedProps {
  readonly path: string;
  readonly text: string | null;
  readonly lastYear: string | null;
}

/** What is left once nothing is open: problems, examples, the clauses' fingerprints, and a look at what has changed since last year. */
export function Finished({ path, text, lastYear }: FinishedProps) {
  const problems = useAnswer(() => compiler.problems(path, language.value), [path, language.value]).value;
  const examples = useAnswer(() => compiler.testedExamples(path, language.value), [path, language.value]).value;
  const prints = useAnswer(
    async () => (text === null ? [] : compiler.missingFingerprints(path, text)),
    [path, text],
  ).value;
  const wrong = problems?.filter(({ severity }) => severity === "error").length ?? 0;
  const failed = examples?.filter(({ passed }) => !passed).length ?? 0;
  return (
    <section class="finished" aria-label={say({ zh: "收尾", en: "To finish" })}>
      <ul>
        <li class={wrong === 0 ? "good" : "bad"}>
          {problems === null
            ? say({ zh: "正在检查……", en: "Checking…" })
            : wrong === 0
              ? say({ zh: "文件没有错误", en: "The file has no errors" })
              : say({ zh: `文件有 ${wrong} 个错误`, en: `The file has ${wrong} errors` })}{" "}
          <a href={addressOf({ page: "write", file: path })}>{say({ zh: "编写", en: "Write" })}</a>
        </li>
        {examples === null ? null : (
          <li class={failed === 0 ? "good" : "bad"}>
            {failed === 0
              ? say({ zh: `${examples.length} 个示例全部通过`, en: `All ${examples.length} examples pass` })
              : say({
                  zh: `${failed} 个示例未通过：新规定改变了结论，请逐个核对后更正`,
                  en: `${failed} examples fail: the new rules decide otherwise; look at each and put it right`,
                })}{" "}
            <a href={addressOf({ page: "test", file: path })}>{say({ zh: "检验", en: "Test" })}</a>
          </li>
        )}
        {text === null || prints === null || prints.length === 0 ? null : (
          <li>
            {say({
              zh: `${prints.length} 条尚未记下原文校验码，日后原文有变时看不出来`,
              en: `${prints.length} clauses have no fingerprint yet, so that a later change of their text would not be seen`,
            })}{" "}
            <button type="button" onClick={() => noteFingerprints(path, prints)}>
              {say({ zh: "按现文记下", en: "Note them" })}
            </button>
          </li>
        )}
        {lastYear === null ? null : (
          <li>
            {say({ zh: `与 ${lastYear} 相比，谁受影响`, en: `Who is concerned, compared with ${lastYear}` })}{" "}
            <a href={addressOf({ page: "compare", file: path })}>{say({ zh: "比较", en: "Compare" })}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
