import { describe, expect, test } from "vitest";
import { nearest } from "../../runtime/nearest.ts";

describe("the nearest name", () => {
  test.each([
    ["birthDat", "birthDate"],
    ["brithDate", "birthDate"],
    ["BIRTHDATE", "birthDate"],
    ["payedOn", "paidOn"],
    ["缴费日", "缴费日期"],
    ["missing", null],
    ["x", null],
  ])("to %s is %s", (written, name) =>
    expect(nearest(written, ["birthDate", "paidOn", "缴费日期", "standing"])).toBe(name),
  );

  test("is the first of those that are equally near", () => expect(nearest("cat", ["bat", "car"])).toBe("bat"));
  test("is none to an empty text", () => expect(nearest("", ["无"])).toBeNull());
  test("is none where there are no names", () => expect(nearest("cat", [])).toBeNull());
});
