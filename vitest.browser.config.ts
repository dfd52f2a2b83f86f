import { defineConfig } from "vitest/config";

/** What a person does in the studio, in a real Chromium; docs/studio.md says how to set it up. */
export default defineConfig({
  test: {
    include: ["spec/studio/**/*.browser.ts"],
    reporters: ["default", "./spec/support/summary-reporter.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
