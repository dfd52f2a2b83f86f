/** `npm run fuzz`: damages sources, records and rosters by seed and by time, and tells every promise that broke. */
import { Command, InvalidArgumentError, Option } from "commander";
import { campaign, type FuzzerName, fuzzers } from "./campaign.ts";

const names = Object.keys(fuzzers) as FuzzerName[];

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("a whole number is wanted");
  return value;
}

const { seed, seconds, tries, only } = new Command("npm run fuzz --")
  .description("damages sources, records and rosters, and tells every promise that broke")
  .option("--seed <n>", "the first seed; each try takes the next", wholeNumber, 1)
  .option("--seconds <n>", "how long each kind is tried at most", wholeNumber, 60)
  .option("--tries <n>", "how often each kind is tried at most", wholeNumber, Number.MAX_SAFE_INTEGER)
  .addOption(new Option("--only <kind>", "one kind alone").choices(names))
  .parse()
  .opts<{ seed: number; seconds: number; tries: number; only?: FuzzerName }>();

let failed = 0;
for (const name of only === undefined ? names : [only]) {
  const { tries: done, failures, slowest } = await campaign(name, seed, { seconds, tries });
  failed += failures.length;
  for (const { seed: at, broken, input } of failures)
    console.log(`${name}, seed ${at}: ${broken}\n${input.slice(0, 2000)}\n${"-".repeat(80)}`);
  const slow = `slowest ${slowest.milliseconds.toFixed(0)} ms (seed ${slowest.seed})`;
  console.log(`${name}: ${done} tried from seed ${seed}, ${failures.length} broken; ${slow}`);
}
process.exitCode = failed === 0 ? 0 : 1;
