import type { ToldDiff } from "../../api/index.ts";
import { say } from "../state/language.ts";

const absent = "—";

/** What the two declare differently, and the clauses beside one another. */
export function Declarations({ told: { declarations, clauses } }: { readonly told: ToldDiff }) {
  const [old, next] = [say({ zh: "原", en: "old" }), say({ zh: "新", en: "new" })];
  return (
    <section>
      <h2>{say({ zh: "规定的改动", en: "What is declared" })}</h2>
      {declarations.length + clauses.length === 0 ? (
        <p>{say({ zh: "各项规定一致。", en: "Everything declared agrees." })}</p>
      ) : null}
      {declarations.map(({ kind, caption, rows }) => (
        <table key={kind} class="changes">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{old}</th>
              <th scope="col">{next}</th>
              <th scope="col">{say({ zh: "条款", en: "clause" })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">{row.name}</th>
                <td>{row.old ?? absent}</td>
                <td>{row.new ?? absent}</td>
                <td>{row.clauses}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {clauses.length === 0 ? null : (
        <details>
          <summary>{say({ zh: `条款对照（${clauses.length}）`, en: `Clauses (${clauses.length})` })}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{old}</th>
                <th scope="col">{next}</th>
                <th scope="col">{say({ zh: "标题", en: "title" })}</th>
                <th scope="col">{say({ zh: "变化", en: "change" })}</th>
              </tr>
            </thead>
            <tbody>
              {clauses.map((clause, index) => (
                <tr key={index}>
                  <td>{clause.old ?? absent}</td>
                  <td>{clause.new ?? absent}</td>
                  <td>{clause.title}</td>
                  <td>{clause.change}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
