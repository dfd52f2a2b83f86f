/** What a list is allotted: whole, never too much, in its order, exact to the unit, and the same from every back end. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { SourceFile } from "../../grammar/source.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { decided } from "../support/decided.ts";

const vocabulary = `vocabulary room "阅览室"

main entity town "全镇"
  fact pot "总额": money from 0 yuan
  fact places "名额": int from 0
  fact readers "读者": list of reader

entity reader "读者" in town
  fact id "证号": text
  fact score "积分": int from 0
  fact poor "困难": bool
  fact open "参加": bool
  fact wanted "申请数": int from 0
  fact claim "申请额": money from 0 yuan
  decision copies "册数": int
  decision grant "补助": money`;

function programOf(copies: string, grant: string): Program {
  const notice = `notice sample "样例"
  year 2025
  uses room

clause 一 "分配"
  rule reader.copies
    is ${copies}

  rule reader.grant
    is ${grant}
`;
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), {
    vocabulary: () => ({ file: new SourceFile("room.pol", vocabulary), path: "room.pol" }),
  });
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}

interface Reader {
  readonly id: string;
  readonly score: number;
  readonly poor: boolean;
  readonly open: boolean;
  readonly wanted: number;
  readonly claim: number;
}

const reader = fc.record({
  score: fc.nat({ max: 3 }),
  poor: fc.boolean(),
  open: fc.boolean(),
  wanted: fc.nat({ max: 5 }),
  claim: fc.nat({ max: 700 }),
});
const town = fc.record({
  pot: fc.nat({ max: 2000 }),
  places: fc.nat({ max: 12 }),
  readers: fc
    .shuffledSubarray(["a", "b", "c", "d", "e", "f"])
    .chain((ids) =>
      fc
        .array(reader, { minLength: ids.length, maxLength: ids.length })
        .map((drawn) => drawn.map((each, index): Reader => ({ id: ids[index]!, ...each }))),
    ),
});

interface Town {
  readonly pot: number;
  readonly places: number;
  readonly readers: readonly Reader[];
}

interface Got {
  readonly copies: readonly number[];
  readonly grant: readonly number[];
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** What every back end gives each reader, in fen and in numbers. */
async function allotted(program: Program, { pot, places, readers }: Town): Promise<Got> {
  const record = { pot: yuan(pot), places, readers: readers.map((each) => ({ ...each, claim: yuan(each.claim) })) };
  const outcome = (await decided(program, "town", record)) as unknown as {
    readers: readonly { copies: number; grant: string }[];
  };
  return {
    copies: outcome.readers.map((each) => each.copies),
    grant: outcome.readers.map((each) => Math.round(Number(each.grant) * 100)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Who is in, the poor first, then by points, then by number: their places in the list. */
function inTurn(readers: readonly Reader[], tell: (one: Reader, other: Reader) => number): number[] {
  return readers
    .map((_, index) => index)
    .filter((index) => readers[index]!.open)
    .sort((one, other) => tell(readers[one]!, readers[other]!) || one - other);
}

const byNeed = (one: Reader, other: Reader): number =>
  Number(other.poor) - Number(one.poor) || other.score - one.score || (one.id < other.id ? -1 : 1);
const options = { seed: 20261129, numRuns: 60 };

describe("in order", () => {
  const order = "in order of poor comes first, score from highest, id";
  const least = programOf(
    `allot places among readers where open ${order}: wanted`,
    `allot pot among readers where open ${order}, whole or nothing: claim`,
  );

  test("each gets the least of its wish and what is left, and with `whole or nothing` its wish while it lasts", async () => {
    await fc.assert(
      fc.asyncProperty(town, async (drawn) => {
        const { readers, pot, places } = drawn;
        const { copies, grant } = await allotted(least, drawn);
        let [left, money] = [places, pot];
        let isOver = false;
        const expected = { copies: readers.map(() => 0), grant: readers.map(() => 0) };
        for (const index of inTurn(readers, byNeed)) {
          const { wanted, claim } = readers[index]!;
          expected.copies[index] = Math.min(wanted, left);
          left -= expected.copies[index];
          isOver ||= claim > money;
          if (isOver) continue;
          expected.grant[index] = claim;
          money -= claim;
        }
        expect({ copies, grant }).toEqual(expected);
      }),
      options,
    );
  });

  test("never more than the limit, nobody more than the wish, and nothing after one who is not satisfied", async () => {
    await fc.assert(
      fc.asyncProperty(town, async (drawn) => {
        const { readers, places } = drawn;
        const { copies } = await allotted(least, drawn);
        const wishes = readers.map(({ open, wanted }) => (open ? wanted : 0));
        expect(sum(copies)).toBe(Math.min(places, sum(wishes)));
        copies.forEach((each, index) => expect(each).toBeLessThanOrEqual(wishes[index]!));
        const turns = inTurn(readers, byNeed);
        const first = turns.findIndex((index) => copies[index]! < wishes[index]!);
        if (first >= 0) for (const index of turns.slice(first + 1)) expect(copies[index]).toBe(0);
      }),
      options,
    );
  });

  const tied = programOf(
    `allot places among readers where open in order of score from highest, ties all or none: wanted`,
    `allot pot among readers where open in order of score from lowest, ties as listed: claim`,
  );

  test("those who tie are served together or not at all, or as they stand in the list", async () => {
    await fc.assert(
      fc.asyncProperty(town, async (drawn) => {
        const { readers, places, pot } = drawn;
        const { copies, grant } = await allotted(tied, drawn);
        let left = places;
        for (const score of [3, 2, 1, 0]) {
          const group = readers.flatMap((each, index) =>
            each.open && each.score === score && each.wanted > 0 ? [index] : [],
          );
          const wishes = group.map((index) => readers[index]!.wanted);
          const got = group.map((index) => copies[index]!);
          if (sum(wishes) <= left) expect(got).toEqual(wishes);
          else expect(got).toEqual(group.length === 1 ? [left] : group.map(() => 0));
          left = sum(wishes) <= left ? left - sum(wishes) : 0;
        }
        let money = pot;
        for (const index of inTurn(readers, (one, other) => one.score - other.score)) {
          const part = Math.min(readers[index]!.claim, money);
          expect(grant[index]).toBe(part);
          money -= part;
        }
      }),
      options,
    );
  });
});

describe("in proportion", () => {
  const shared = programOf(
    "allot places among readers where open in proportion rounded down, rest in order of score from highest, id: wanted",
    "allot pot among readers where open in proportion rounded down to jiao, rest in order of id: claim",
  );

  test("each is within a unit of its exact part, nobody gets more than the wish, and nothing is lost", async () => {
    await fc.assert(
      fc.asyncProperty(town, async (drawn) => {
        const { readers, places, pot } = drawn;
        const { copies, grant } = await allotted(shared, drawn);
        const check = (limit: number, got: readonly number[], wish: (each: Reader) => number, unit: number): void => {
          const wishes = readers.map((each) => (each.open ? wish(each) : 0));
          expect(sum(got)).toBe(Math.min(limit, sum(wishes)));
          got.forEach((each, index) => {
            expect(each).toBeLessThanOrEqual(wishes[index]!);
            const exact = sum(wishes) <= limit ? wishes[index]! : (limit * wishes[index]!) / sum(wishes);
            expect(Math.abs(each - exact)).toBeLessThanOrEqual(unit);
          });
        };
        check(places, copies, ({ wanted }) => wanted, 1);
        check(pot, grant, ({ claim }) => claim, 10);
      }),
      options,
    );
  });

  test("the rest goes a unit to each in its order", async () => {
    await fc.assert(
      fc.asyncProperty(town, async (drawn) => {
        const { readers, places } = drawn;
        const { copies } = await allotted(shared, drawn);
        const wishes = readers.map(({ open, wanted }) => (open ? wanted : 0));
        if (sum(wishes) <= places) return;
        const down = wishes.map((wish) => Math.floor((places * wish) / sum(wishes)));
        const tell = (one: Reader, other: Reader): number => other.score - one.score || (one.id < other.id ? -1 : 1);
        const turns = inTurn(readers, tell).filter((index) => wishes[index]! > 0);
        const more = turns.map((index) => copies[index]! - down[index]!);
        expect(more).toEqual(turns.map((_, turn) => (turn < places - sum(down) ? 1 : 0)));
      }),
      options,
    );
  });

  test("with the rest unspent each gets its part rounded down", async () => {
    const program = programOf(
      "allot places among readers in proportion rounded down, rest unspent: wanted",
      "allot pot among readers in proportion rounded down to yuan, rest unspent: claim",
    );
    const readers = ["a", "b", "c"].map((id) => ({ id, score: 0, poor: false, open: true, wanted: 3, claim: 1000 }));
    expect(await allotted(program, { pot: 2000, places: 7, readers })).toEqual({
      copies: [2, 2, 2],
      grant: [600, 600, 600],
    });
  });

  test("amounts of any size are shared exactly", async () => {
    const most = 10 ** 13;
    const claims = [most, most, most - 1];
    const readers = claims.map((claim, index) => ({
      ...{ id: `r${index}`, score: 0, poor: false, open: true, wanted: 0, claim },
    }));
    const fen = programOf("0", "allot pot among readers in proportion rounded down to fen, rest in order of id: claim");
    const pot = most - 7;
    const total = claims.reduce((all, each) => all + BigInt(each), 0n);
    const down = claims.map((claim) => Number((BigInt(pot) * BigInt(claim)) / total));
    const expected = down.map((each, index) => (index < pot - sum(down) ? each + 1 : each));
    const { grant } = await allotted(fen, { pot, places: 0, readers });
    expect(grant).toEqual(expected);
  });
});

describe("where two tie and nothing is said of ties, as they do who have no number", () => {
  const program = programOf("allot places among readers in order of score from highest, id: wanted", "0 yuan");
  const twins = (wanted: number) =>
    [1, 2].map(() => ({ id: "a", score: 1, poor: false, open: true, wanted, claim: 0 }));
  const backEnds = (places: number, wanted: number) => {
    const facts = { pot: 0, places, readers: twins(wanted) } as never;
    return [() => interpretOutcome(program, "town", facts), () => createEvaluator(program, "town").evaluate(facts)];
  };

  test.each([
    ["where the limit suffices for both", 4, [2, 2]],
    ["where nothing is left", 0, [0, 0]],
  ])("that makes no difference %s", (_, places, copies) => {
    for (const decide of backEnds(places, 2))
      expect(decide()).toMatchObject({ readers: copies.map((each) => ({ copies: each })) });
  });

  test("it is a failure where it makes one", () => {
    for (const decide of backEnds(3, 2)) {
      expect(decide).toThrow(PolicyFailure);
      expect(decide).toThrow("tie");
    }
  });
});

test("one allotment may rest on another, and on ranks among the same", async () => {
  const program = programOf(
    "allot places among readers in order of id: wanted",
    `allot pot among readers where copies < wanted
      in order of (rank from highest among readers: copies) from lowest, id: claim`,
  );
  const each = { score: 0, poor: false, open: true };
  const readers = [
    { ...each, id: "a", wanted: 2, claim: 300 },
    { ...each, id: "b", wanted: 3, claim: 300 },
    { ...each, id: "c", wanted: 1, claim: 300 },
  ];
  expect(await allotted(program, { pot: 400, places: 4, readers })).toEqual({
    copies: [2, 2, 0],
    grant: [0, 300, 100],
  });
});

test("a list is gone through once, whichever of its items asks", () => {
  const program = programOf(
    "allot places among readers in order of id: wanted",
    "allot pot among readers in proportion rounded down to fen, rest unspent: claim",
  );
  let asked = 0;
  const readers = Array.from({ length: 200 }, (_, index) => ({
    ...{ id: `r${index}`, score: 0, poor: false, open: true, claim: 1 },
    get wanted() {
      asked++;
      return 1;
    },
  }));
  createEvaluator(program, "town").evaluate({ pot: 100, places: 50, readers } as never);
  expect(asked).toBeLessThanOrEqual(4 * readers.length);
});
