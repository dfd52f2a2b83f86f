/** What is answered about one record. */
import { explain, explanationJson, type FactRecord, type Json } from "../api/index.ts";
import { formatDecided } from "../runtime/format.ts";
import { keyField } from "../runtime/schema.ts";
import { readJson, repeatedFields } from "../runtime/json-text.ts";
import { noAnswer, notJson, unknownDecision, wrongRecord } from "./problems.ts";
import type { ServedEntity, ServedNotice } from "./served-notice.ts";

/** The record that a JSON text gives. Throws a `Problem`. */
export function readRecord({ evaluator }: ServedEntity, text: string): FactRecord {
  const json = readJson(text);
  if (!json.ok) throw notJson(json.errorAt);
  const parsed = evaluator.parse(json.value);
  if (json.repeated.length > 0) {
    throw wrongRecord([...repeatedFields(json.repeated, null), ...(parsed.ok ? [] : parsed.errors)]);
  }
  if (!parsed.ok) throw wrongRecord(parsed.errors);
  return parsed.value;
}

/** What is decided of a record, in its JSON form. Throws a `Problem`. */
export function decide(entity: ServedEntity, facts: FactRecord, labels: boolean): Json {
  const { schema, evaluate } = entity.evaluator;
  const key = keyField(schema);
  const id = key === null ? null : (facts[key.name] as string | null);
  return answered(entity, facts, () => formatDecided(schema, id, evaluate(facts), { labels }));
}

/** Why it is decided so: some decisions, or all where none are named. Throws a `Problem`. */
export function reasons(
  { notice }: ServedNotice,
  entity: ServedEntity,
  facts: FactRecord,
  decisions: readonly string[],
): Json {
  const names = decisions.map((asked) => decisionName(entity, asked));
  const only = names.length === 0 ? {} : { decisions: names };
  return answered(entity, facts, () =>
    explanationJson(notice, explain(notice, facts, { entity: entity.name, ...only }), only.decisions),
  );
}

/** The name of a decision by its name or label. */
function decisionName({ evaluator }: ServedEntity, asked: string): string {
  const { decisions } = evaluator.schema;
  const found = decisions.find(({ name, label }) => name === asked || label === asked);
  if (found !== undefined) return found.name;
  throw unknownDecision(
    asked,
    decisions.map(({ name }) => name),
  );
}

function answered(entity: ServedEntity, facts: FactRecord, answer: () => Json): Json {
  try {
    return answer();
  } catch (error) {
    throw noAnswer(error, entity.evaluator.schema, facts) ?? error;
  }
}
