import { expect, test } from "vitest";
import { PolParser } from "../../grammar/parser.ts";

test("no two alternatives of the grammar begin alike", () => {
  expect(() => new PolParser({ validates: true })).not.toThrow();
});
