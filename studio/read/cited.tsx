import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ToldPlace } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { showPlace } from "../state/place.ts";
import type { Readable } from "./calls.ts";

/** Where the clauses of the notice that is read stand. */
export const Places = createContext<Readable["places"]>({});

/** A clause, which leads to where it stands in the file. */
export function Cited({ place, text }: { readonly place: ToldPlace | null; readonly text?: string }) {
  const places = useContext(Places);
  if (place === null) return null;
  const at = places[place.id];
  const words = text ?? place.clause;
  if (at === undefined) return <>{words}</>;
  const title = say({ zh: "在文件中查看", en: "show in the file" });
  return (
    <button type="button" class="cited" title={title} onClick={() => showPlace(at)}>
      {words}
    </button>
  );
}
