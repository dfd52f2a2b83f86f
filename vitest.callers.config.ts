import { defineConfig } from "vitest/config";

/** What calls the products from other languages; `spec/callers/setup.sh` installs what they need. */
export default defineConfig({
  test: {
    include: ["spec/callers/**/*.callers.ts"],
    reporters: ["default", "./spec/support/summary-reporter.ts"],
    testTimeout: 240_000,
  },
});
