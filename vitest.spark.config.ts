import { defineConfig } from "vitest/config";

/** What is decided by a cluster of Spark; `spec/spark/setup.sh` installs it. */
export default defineConfig({
  test: {
    include: ["spec/spark/**/*.spark.ts"],
    reporters: ["default", "./spec/support/summary-reporter.ts"],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
