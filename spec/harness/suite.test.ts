import { describe, expect, test } from "vitest";
import { runSuite } from "../../harness/suite.ts";
import { smallNotice, wholeSuite } from "./small-notice.ts";

const failuresOf = async (more: string): Promise<readonly unknown[]> =>
  (await runSuite(smallNotice(more))).map(({ failure }) => failure).filter((failure) => failure !== null);

describe("examples", () => {
  test("pass where the notice decides as expected", async () => {
    expect(await failuresOf(wholeSuite)).toEqual([]);
  });

  test("fail with what was expected and what came", async () => {
    const failures = await failuresOf(
      '  example "七月"\n    given birthDate: 1980-05-01, paidOn: 2025-07-01\n    expect fee: 400 yuan\n',
    );
    expect(failures).toMatchObject([
      { kind: "expectations", differences: [{ name: "fee", expected: 40_000, actual: 60_000 }] },
    ]);
  });

  test("fail where a requirement is broken", async () => {
    const broken = await failuresOf(
      '  example "先缴费后出生"\n    given birthDate: 2025-08-01, paidOn: 2025-07-01\n    expect fee: 600 yuan\n',
    );
    expect(broken).toMatchObject([{ kind: "facts", broken: ["缴费日期不得早于出生日期"] }]);
  });
});

describe("invariants", () => {
  const wrong = '  invariant "nobody pays more than 400"\n    then fee <= 400 yuan\n';

  test("fail at the plainest record", async () => {
    const [failure] = await failuresOf(wrong);
    expect(failure).toMatchObject({ kind: "invariant", facts: { kinds: 0 } });
  });

  test("are asked of as many records as are wanted, of those that they speak of", async () => {
    const [result] = await runSuite(
      smallNotice('  invariant "students"\n    when kinds has student\n    then fee = 400 yuan\n'),
      { runs: 250 },
    );
    expect(result).toMatchObject({ failure: null, runs: 250 });
  });

  test("fail in the same way for the same seed", async () => {
    expect(await failuresOf(wrong)).toEqual(await failuresOf(wrong));
  });
});
