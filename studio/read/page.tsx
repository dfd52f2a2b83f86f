import { language, say } from "../state/language.ts";
import { addressOf } from "../state/route.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { Calendar } from "./calendar.tsx";
import type { Readable } from "./calls.ts";
import { Places } from "./cited.tsx";
import { Clauses, Contents } from "./contents.tsx";
import { Decisions } from "./decisions.tsx";
import { Entries } from "./entries.tsx";

/** The notice as it is read: what is decided and how, its figures, its duties, each with its clause. */
export function ReadPage({ path }: { readonly path: string }) {
  const { value, pending, error } = useAnswer<Readable | null>(
    () => compiler.readable(path, language.value),
    [path, language.value],
  );
  if (error !== null) return <p class="bad">{error.message}</p>;
  if (value === null)
    return pending ? (
      <p aria-busy="true">{say({ zh: "正在读取……", en: "Reading…" })}</p>
    ) : (
      <p>
        {say({
          zh: "这个文件不是通知，或有错误须先改正。",
          en: "This file is no notice, or has errors to be mended first.",
        })}{" "}
        <a href={addressOf({ page: "write", file: path })}>{path}</a>
      </p>
    );
  return (
    <Places.Provider value={value.places}>
      <Notice path={path} readable={value} />
    </Places.Provider>
  );
}

function Notice({ path, readable: { told, calendar } }: { readonly path: string; readonly readable: Readable }) {
  return (
    <div class="read">
      <Contents told={told} />
      <article>
        <header>
          <button type="button" onClick={() => print()}>
            {say({ zh: "打印", en: "Print" })}
          </button>
          <h2 class="title">{told.title}</h2>
          <dl>
            {told.head.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </header>
        {told.entities.map((decider) => (
          <Decisions key={decider.entity} path={path} decider={decider} />
        ))}
        <Entries told={told} />
        <Calendar calendar={calendar} />
        <Clauses told={told} />
      </article>
    </div>
  );
}
