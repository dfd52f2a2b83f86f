/** `npm run bench`: speed as ratios measured in one run, with the machine's name and the spread. */
import { cpus } from "node:os";
import { compareColumns } from "./columns.ts";
import { compareEvaluators } from "./evaluators.ts";
import { measureCommands } from "./commands.ts";
import { growthTable, measureGrowth } from "./growth.ts";
import { answerConstant, measureService } from "./service.ts";
import { measureTyping } from "./typing.ts";
import { measureWholeNotices } from "./whole-notices.ts";

const [flag, text = ""] = process.argv.slice(2);
if (flag === "--constant") {
  await answerConstant(text);
  await new Promise(() => {});
}

console.log(`${cpus()[0]?.model.trim()} × ${cpus().length}, Node.js ${process.versions.node}\n`);

for (const { name, median, least, greatest, subject, yardstick } of [
  ...(await compareEvaluators()),
  ...(await compareColumns()),
]) {
  const spread = `${least.toFixed(2)} to ${greatest.toFixed(2)}`;
  console.log(`${name}   ${median.toFixed(2)}× (${spread})   ${subject.toFixed(0)} ns : ${yardstick.toFixed(0)} ns`);
}
console.log("");
for (const { name, median, least, greatest, unit, more } of measureCommands()) {
  console.log(`${name}   ${median.toFixed(0)} ${unit} (${least.toFixed(0)} to ${greatest.toFixed(0)})${more}`);
}
console.log("");
for (const { name, perSecond, p99 } of await measureService()) {
  console.log(`${name}   ${perSecond.toFixed(0)} a second, 99 of 100 within ${p99.toFixed(1)} ms`);
}
console.log("\nfrom a key to the problems in an editor");
for (const { notice, median, greatest } of await measureTyping()) {
  console.log(`${notice}   ${median.toFixed(0)} ms, at most ${greatest.toFixed(0)} ms`);
}
console.log(`\n${growthTable(measureGrowth())}`);

console.log("\nmade-up notices with 10 dates, in processor time");
for (const { command, clauses, milliseconds, starts, unknown } of measureWholeNotices()) {
  const cost = `${milliseconds.toFixed(0)} ms, ${starts.toFixed(1)} starts of Node.js`;
  console.log(`pol ${command}, ${clauses} clauses   ${cost}, ${unknown} unknown`);
}
