/** What is kept is never stale: after any edits a host says what a new one with the same texts says. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { check, compile, memoryHost } from "../../api/index.ts";
import { noticeOf, vocabulary } from "./county.ts";

const paths = ["library.pol", "fees-2025.pol", "fees-2026.pol"] as const;

const text = fc.oneof(
  fc.constantFrom(
    vocabulary,
    vocabulary.replace("age", "years"),
    vocabulary.replace("money", "int"),
    noticeOf(2025, 18, 20),
    noticeOf(2025, 130, 20),
    noticeOf(2025, 18, 20).replace("uses   library", "amends fees-2026"),
    "",
  ),
  fc.record({ at: fc.nat(300), put: fc.constantFrom("", "规则", "'", "12", "\n") }).map(({ at, put }) => {
    const whole = noticeOf(2026, 16, 20);
    return whole.slice(0, at) + put + whole.slice(at + 3);
  }),
);

const edit = fc.record({ path: fc.constantFrom(...paths), text: fc.option(text) });

test("after any edits a host says what a new one does", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const host = memoryHost({ "library.pol": vocabulary, "fees-2025.pol": noticeOf(2025, 18, 20) });
      const texts = new Map(paths.map((path) => [path, host.text(path)] as const));
      for (const { path, text: next } of edits) {
        texts.set(path, next);
        if (next === null) host.remove(path);
        else host.update(path, next);
        const fresh = memoryHost(
          Object.fromEntries([...texts].filter(([, each]) => each !== null) as [string, string][]),
        );
        for (const [each, found] of texts) {
          if (found === null) continue;
          expect(check(each, host)).toEqual(check(each, fresh));
          expect(compile(each, host).notice?.policyHash).toBe(compile(each, fresh).notice?.policyHash);
        }
      }
    }),
    { seed: 15, numRuns: 60 },
  );
});
