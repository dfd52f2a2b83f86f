/** The planting of faults in each notice. It goes on while one is on other pages. */
import { signal } from "@preact/signals";
import { proxy } from "comlink";
import type { PlantedFault } from "../../api/index.ts";
import { files } from "../state/files.ts";
import { compiler } from "../work/compiler.ts";
import type { PlantingEnd, PlantingProgress } from "./calls.ts";

/** How far it is, and the faults that no test noticed. */
export interface Planting {
  readonly state: "running" | PlantingEnd;
  readonly done: number;
  readonly total: number;
  readonly noticed: number;
  readonly survivors: readonly PlantedFault[];
  /** The text that it is about. */
  readonly text: string;
}

const plantings = signal<ReadonlyMap<string, Planting>>(new Map());

/** The planting in the notice at a path; null where none was begun. */
export function plantingIn(path: string): Planting | null {
  return plantings.value.get(path) ?? null;
}

/** Begins anew. One runs at a time. */
export async function plant(path: string): Promise<void> {
  const text = files.peek().get(path)?.text ?? "";
  stop();
  put(path, { state: "running", done: 0, total: 0, noticed: 0, survivors: [], text });
  const take = async ({ survivors, ...progress }: PlantingProgress): Promise<void> => {
    const last = plantings.peek().get(path);
    if (last?.state === "running") put(path, { ...last, ...progress, survivors: [...last.survivors, ...survivors] });
  };
  const end = await compiler.plantFaults(path, proxy(take));
  const last = plantings.peek().get(path);
  if (last?.state === "running") put(path, { ...last, state: end });
}

/** Ends what is running; what it found stays. */
export function stop(): void {
  void compiler.stopPlanting();
  for (const [path, planting] of plantings.peek())
    if (planting.state === "running") put(path, { ...planting, state: "stopped" });
}

function put(path: string, planting: Planting): void {
  plantings.value = new Map([...plantings.peek(), [path, planting]]);
}
