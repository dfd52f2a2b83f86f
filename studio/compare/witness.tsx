import type { ToldChange } from "../../api/index.ts";
import { say } from "../state/language.ts";

/** A record that shows a change, under both notices side by side. */
export function Witness({ change: { witness, limits } }: { readonly change: ToldChange }) {
  const { facts, answer, examples } = witness;
  return (
    <>
      <table class="witness">
        <thead>
          <tr>
            <td />
            <th scope="col">{say({ zh: "原通知", en: "Old notice" })}</th>
            <th scope="col">{say({ zh: "新通知", en: "New notice" })}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.name}>
              <th scope="row">{fact.name}</th>
              <td>{fact.old}</td>
              <td>{fact.new}</td>
            </tr>
          ))}
          <tr class="answer">
            <th scope="row">{answer.name}</th>
            <td>
              <b>{answer.old}</b>
            </td>
            <td>
              <b>{answer.new}</b>
            </td>
          </tr>
        </tbody>
      </table>
      {limits.length === 0 ? null : (
        <p>
          <small>
            {say({ zh: "界限：", en: "Limits: " })}
            {limits.join(say({ zh: "；", en: "; " }))}
          </small>
        </p>
      )}
      <details>
        <summary>{say({ zh: "写入通知文件的示例", en: "As examples to be written into the notices" })}</summary>
        <pre tabIndex={0}>{`${examples.old}\n\n${examples.new}`}</pre>
      </details>
    </>
  );
}
