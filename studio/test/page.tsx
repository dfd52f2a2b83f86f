import { files } from "../state/files.ts";
import { language, say } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { CoverageSection } from "./coverage-section.tsx";
import { ExampleSection } from "./example-section.tsx";
import { FaultSection } from "./fault-section.tsx";
import { TheoremSection } from "./theorem-section.tsx";

/** Whether a notice's examples hold, what is proved of it, what no example reaches, and which faults nobody would notice. */
export function TestPage({ path }: { readonly path: string }) {
  const examples = useAnswer(() => compiler.testedExamples(path, language.value), [path, language.value]);
  if (!files.value.has(path)) return <p>{say({ zh: "没有这个文件。", en: "There is no such file." })}</p>;
  if (examples.value === null)
    return examples.pending ? null : (
      <p>
        {say({
          zh: "此文件是词汇表，或仍有错误，暂不能检验。",
          en: "This file is a vocabulary or still has errors, so there is nothing to test.",
        })}
      </p>
    );
  return (
    <div class="test">
      <ExampleSection path={path} examples={examples.value} />
      <TheoremSection path={path} />
      <CoverageSection path={path} />
      <FaultSection path={path} />
    </div>
  );
}
