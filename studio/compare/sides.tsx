import { files, unsaved } from "../state/files.ts";
import { lastYearOf } from "../shared/last-year.ts";
import { say } from "../state/language.ts";
import type { Comparable, Side } from "./calls.ts";

/** What a side is chosen by: the path of a file, with a mark where it is meant as it was saved. */
export type Choice = string;

const savedMark = "saved:";

/** The side that was chosen. */
export function sideOf(choice: Choice): Side {
  if (!choice.startsWith(savedMark)) return { path: choice, saved: {} };
  const stored = unsaved.value.flatMap((path) => {
    const text = files.value.get(path)?.stored?.text;
    return text === undefined ? [] : [[path, text] as const];
  });
  return { path: choice.slice(savedMark.length), saved: Object.fromEntries(stored) };
}

/** The file as it was saved, where it was and is being edited; else the notice that comes before it. */
export function firstOther(path: string, all: readonly Comparable[]): Choice | null {
  if (isEdited(path)) return savedMark + path;
  const own = all.find((each) => each.path === path);
  const others = all.filter((each) => each.path !== path && each.vocabulary === own?.vocabulary);
  const before = lastYearOf(
    path,
    others.map((each) => each.path),
  );
  if (before !== null) return before;
  const earlier = others.filter(({ year }) => own !== undefined && year <= own.year);
  return (earlier.length > 0 ? earlier : others).toSorted((one, other) => other.year - one.year)[0]?.path ?? null;
}

/** Chooses the notice to compare with. */
export function OtherSide(props: {
  readonly path: string;
  readonly chosen: Choice;
  readonly all: readonly Comparable[];
  readonly onChoice: (choice: Choice) => void;
}) {
  const { path, chosen, all, onChoice } = props;
  return (
    <label>
      {say({ zh: "与之比较的原通知", en: "Compared with" })}{" "}
      <select value={chosen} onChange={({ currentTarget }) => onChoice(currentTarget.value)}>
        {isEdited(path) ? (
          <option value={savedMark + path}>{say({ zh: `${path}（已保存的）`, en: `${path} (as saved)` })}</option>
        ) : null}
        {all
          .filter((each) => each.path !== path)
          .map((each) => (
            <option key={each.path} value={each.path}>
              {each.path}
            </option>
          ))}
      </select>
    </label>
  );
}

function isEdited(path: string): boolean {
  return unsaved.value.includes(path) && files.value.get(path)?.stored !== null;
}
