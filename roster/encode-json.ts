import { formatDecided, nameOf } from "../runtime/format.ts";
import { keyField, type EntitySchema } from "../runtime/schema.ts";
import { visibleText } from "../runtime/visible-text.ts";
import { errorName, explanationName, type Encoder, type RosterResult, type WriteOptions } from "./encoder.ts";

/** JSON Lines: an object a line. */
export function encodeJsonLines(schema: EntitySchema, options: WriteOptions): Encoder {
  const textOf = resultText(schema, options);
  return {
    mark: "",
    results: (results) => results.map((result) => `${textOf(result)}\n`).join(""),
    end: () => "",
  };
}

/** A JSON list of objects, one a line; it is a valid list whatever is wrong with the records. */
export function encodeJson(schema: EntitySchema, options: WriteOptions): Encoder {
  const textOf = resultText(schema, options);
  let before = "[\n";
  return {
    mark: "",
    results(results) {
      if (results.length === 0) return "";
      const text = before + results.map(textOf).join(",\n");
      before = ",\n";
      return text;
    },
    end: () => (before === ",\n" ? "\n]\n" : "[]\n"),
  };
}

function resultText(schema: EntitySchema, options: WriteOptions): (result: RosterResult) => string {
  const format = { labels: options.labels === "zh" };
  const key = keyField(schema);
  const error = errorName(options);
  return (result) => {
    if ("outcome" in result) {
      const decided = formatDecided(schema, result.id, result.outcome, format);
      if (result.explanation !== undefined) decided[explanationName(options)] = result.explanation;
      return jsonText(decided);
    }
    const id = key === null ? {} : { [nameOf(key, format)]: result.id };
    return jsonText({ ...id, [error]: result.error });
  };
}

/** JSON in which every sign that a terminal would obey or hide is escaped: the same value, and safe to look at. */
function jsonText(value: unknown): string {
  return visibleText(JSON.stringify(value));
}
