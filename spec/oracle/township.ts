/** The township side of the notices of Nanan for 2025 and Shishi for 2026. Test oracle only. */

import type { TownshipDecisions, TownshipRecord } from "./township-model.ts";
import { completionOf, unassessedVillages, workFundingOf } from "./township-model.ts";

/** The notices with a work-funding grant, and its whole yuan a head: N11 and S7. */
const YUAN_PER_HEAD = {
  "nanan-2025": 2, // N11
  "shishi-2026": 3, // S7
} as const;

/** A notice that grants work funding. */
export type FundingNotice = keyof typeof YUAN_PER_HEAD;

/** Decides everything that the named notice decides about a township. Neither assesses villages. */
export function decideTownship(notice: FundingNotice, township: TownshipRecord): TownshipDecisions {
  return {
    name: township.name ?? null,
    completion: completionOf(township), // R17
    workFunding: workFundingOf(township, YUAN_PER_HEAD[notice]),
    villages: unassessedVillages(township),
  };
}
