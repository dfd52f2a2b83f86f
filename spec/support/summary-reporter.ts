import type { Reporter, TestModule } from "vitest/node";

/** Ends a run on one line that people and programs can count by: `N passed, N failed`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const brokenFiles = modules.filter(
      (module) => module.state() === "failed" && ![...module.children.allTests("failed")].length,
    );
    const failed = results.filter((state) => state === "failed").length + brokenFiles.length + unhandledErrors.length;
    const passed = results.filter((state) => state === "passed").length;
    const skipped = results.length - passed - results.filter((state) => state === "failed").length;
    process.stdout.write(`\n${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}\n`);
  }
}
