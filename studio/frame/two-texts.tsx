import { say } from "../state/language.ts";
import { alignLines } from "./align-lines.ts";

/** Two texts side by side, line by line, with what differs marked. */
export function TwoTexts({ mine, theirs }: { readonly mine: string; readonly theirs: string }) {
  const rows = alignLines(mine.split("\n"), theirs.split("\n"));
  return (
    <div class="two-texts" tabIndex={0} role="region" aria-label={say({ zh: "两份对照", en: "Both texts" })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say({ zh: "我的", en: "Mine" })}</th>
            <th scope="col">{say({ zh: "对方的", en: "Theirs" })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([one, other], index) =>
            one === other ? null : (
              <tr key={index}>
                <td>{one === null ? null : <ins>{one}</ins>}</td>
                <td>{other === null ? null : <ins>{other}</ins>}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
