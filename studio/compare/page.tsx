import { useState } from "preact/hooks";
import { files } from "../state/files.ts";
import { language, say } from "../state/language.ts";
import { addressOf } from "../state/route.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import type { Compared } from "./calls.ts";
import { Declarations } from "./declarations.tsx";
import { Groups } from "./groups.tsx";
import { type Choice, firstOther, OtherSide, sideOf } from "./sides.tsx";
import { Summary } from "./summary.tsx";

/** A notice beside another, or beside itself as it was saved: whom the change concerns, and what it is. */
export function ComparePage({ path }: { readonly path: string }) {
  const [choice, choose] = useState<Choice | null>(null);
  const paths = [...files.value.keys()].sort();
  const { value: all } = useAnswer(() => compiler.comparable(paths), []);
  if (all === null) return <p aria-busy="true">{say({ zh: "正在读取……", en: "Reading…" })}</p>;
  const other = choice ?? firstOther(path, all);
  if (other === null)
    return (
      <p>{say({ zh: "文件夹中没有可以比较的另一份通知。", en: "The folder has no other notice to compare with." })}</p>
    );
  return (
    <div class="compare">
      <Comparison key={other} path={path} other={other}>
        <OtherSide path={path} chosen={other} all={all} onChoice={choose} />
      </Comparison>
    </div>
  );
}

function Comparison(props: {
  readonly path: string;
  readonly other: Choice;
  readonly children: preact.ComponentChildren;
}) {
  const { path, other, children } = props;
  const [old, next] = [sideOf(other), sideOf(path)];
  const { value, pending, error } = useAnswer<Compared>(
    () => compiler.compare(old, next, language.value),
    [other, language.value],
  );
  const download = async (): Promise<void> => {
    const page = await compiler.comparedPage(old, next, language.value);
    if (page !== null) saveAs(`${nameOf(old.path)}-${nameOf(next.path)}.html`, page);
  };
  return (
    <>
      <div class="bar">
        {children}
        <button type="button" disabled={value?.kind !== "told" || pending} onClick={() => void download()}>
          {say({ zh: "另存为一个文件", en: "Download as one file" })}
        </button>
        <span role="status">{pending ? say({ zh: "正在比较……", en: "Comparing…" }) : ""}</span>
      </div>
      {error === null ? null : <p class="bad">{error.message}</p>}
      {value === null ? null : <Result compared={value} />}
    </>
  );
}

function Result({ compared }: { readonly compared: Compared }) {
  switch (compared.kind) {
    case "told":
      return (
        <>
          <Summary told={compared.told} />
          <Groups entities={compared.told.entities} />
          <Declarations told={compared.told} />
        </>
      );
    case "errors":
      return (
        <p class="bad">
          {say({ zh: "文件有错误，须先改正：", en: "The file has errors to be mended first: " })}
          <a href={addressOf({ page: "write", file: compared.path })}>{compared.path}</a>
        </p>
      );
    case "vocabularies":
      return (
        <p class="bad">
          {compared.differing === null
            ? say({
                zh: "两份通知采用的词汇表不同，无法比较。",
                en: "The two use different vocabularies and cannot be compared.",
              })
            : say({
                zh: `两份通知的词汇表在“${compared.differing.label}”上不同，无法比较。`,
                en: `The vocabularies of the two differ in ${compared.differing.name}, so they cannot be compared.`,
              })}
        </p>
      );
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.pol$/u, "");
}

function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
