import type { Json } from "../../api/index.ts";
import { go } from "../state/route.ts";
import { type Answers, changeTrial } from "../try/trial.ts";

/** Goes to the page on which a record is tried, with this one. */
export function tryRecord(path: string, entity: string, given: Json, example: string | null = null): void {
  changeTrial(path, { entity, answers: given as Answers, readings: {}, asked: null, example });
  go({ page: "try", file: path });
}
