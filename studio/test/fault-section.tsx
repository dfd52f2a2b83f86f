import type { Named, PlantedFault } from "../../api/index.ts";
import { files } from "../state/files.ts";
import { say } from "../state/language.ts";
import { clauseName } from "../shared/named.ts";
import { faultText } from "./fault-text.ts";
import { plant, type Planting, plantingIn, stop } from "./planting.ts";
import { Proposal } from "./proposal.tsx";
import { SectionHead } from "./section-head.tsx";

/** Which slips of the pen nobody would notice: each as a question, with somebody by whom one would. */
export function FaultSection({ path }: { readonly path: string }) {
  const planting = plantingIn(path);
  const isRunning = planting?.state === "running";
  const isOld = planting !== null && planting.text !== files.value.get(path)?.text;
  return (
    <section aria-label={say({ zh: "疏漏检查", en: "Planted faults" })} aria-busy={isRunning}>
      <SectionHead title={say({ zh: "疏漏检查", en: "Planted faults" })} state={stateOf(planting)}>
        {planting?.state === "unready"
          ? say({
              zh: "示例或要求尚有不成立的，改正后再检查",
              en: "Some examples or requirements do not hold; they come first",
            })
          : planting === null
            ? say({
                zh: "在通知中逐处改动一点，看现有示例能否察觉",
                en: "The notice is changed in one small way after another, to see whether its examples notice",
              })
            : say({
                zh: `已改动${planting.done}处（共${planting.total}处），${planting.survivors.length}处无人察觉`,
                en: `${planting.done} of ${planting.total} changes tried, ${planting.survivors.length} would go unnoticed`,
              })}
      </SectionHead>
      {isRunning ? (
        <p class="actions">
          <progress
            max={Math.max(planting.total, 1)}
            value={planting.done}
            aria-label={say({ zh: "进度", en: "Progress" })}
          />
          <button type="button" onClick={stop}>
            {say({ zh: "停止", en: "Stop" })}
          </button>
        </p>
      ) : (
        <p class="actions">
          <button type="button" class={planting === null ? "main" : ""} onClick={() => void plant(path)}>
            {planting === null ? say({ zh: "开始检查", en: "Begin" }) : say({ zh: "重新检查", en: "Try again" })}
          </button>
          {isOld ? (
            <span class="soft">
              {say({ zh: "通知已有改动，以下是改动前的结果。", en: "The notice has changed; this is of what it was." })}
            </span>
          ) : null}
        </p>
      )}
      {questionsOf(planting?.survivors ?? []).map((faults) => (
        <Question key={keyOf(faults[0]!)} path={path} faults={faults} />
      ))}
    </section>
  );
}

function stateOf(planting: Planting | null): "good" | "bad" | "open" {
  if (planting === null) return "open";
  if (planting.survivors.length > 0) return "bad";
  return planting.state === "done" ? "good" : "open";
}

/** Faults that one and the same example would tell are one question. */
function questionsOf(faults: readonly PlantedFault[]): readonly (readonly PlantedFault[])[] {
  const groups = new Map<string, PlantedFault[]>();
  for (const fault of faults) groups.set(keyOf(fault), [...(groups.get(keyOf(fault)) ?? []), fault]);
  return [...groups.values()];
}

function keyOf({ example, ...fault }: PlantedFault): string {
  return JSON.stringify(example === null ? fault : example.given);
}

function byName<T extends Named>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((each) => [each.name, each])).values()];
}

function Question({ path, faults }: { readonly path: string; readonly faults: readonly PlantedFault[] }) {
  const questions = faults.map((fault, index) => (
    <p key={index}>
      <b>{clauseName(fault.clause)}</b> {faultText(fault)}
    </p>
  ));
  const { example } = faults[0]!;
  if (example !== null) {
    const all = faults.map((fault) => fault.example!);
    const expect = byName(all.flatMap((each) => each.expect));
    const items = byName(all.flatMap((each) => each.items));
    return (
      <Proposal path={path} proposal={{ ...example, expect, items }}>
        {questions}
      </Proposal>
    );
  }
  return (
    <article class="proposal">
      {questions}
      <p class="soft">
        {say({
          zh: "未找到能察觉它的示例，也未能证明没有。",
          en: "No example that would notice was found, nor is it shown that there is none.",
        })}
      </p>
    </article>
  );
}
