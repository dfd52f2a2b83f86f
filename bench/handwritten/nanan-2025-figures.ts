/** The days and the bits of sets that the hand-written forms of the Nanan notice for 2025 go by. */

// Days since 1970-01-01.
export const D2024_09_01 = 19967;
export const D2025_01_01 = 20089;
export const D2025_03_01 = 20148;
export const D2025_03_31 = 20178;
export const D2025_05_01 = 20209;
export const D2025_07_01 = 20270;
export const D2025_08_31 = 20331;
export const D2025_10_01 = 20362;
export const D2025_12_31 = 20453;

// Standing.
export const LISTED = 0x7f;
export const HK_MACAO_TAIWAN = 1 << 3;
export const RESIDENCE_PERMIT = 1 << 4;

// Circumstance.
export const NEW_ENTRANT = 1 << 0;
export const UNIVERSITY = 1 << 1;
export const EXEMPT = NEW_ENTRANT | (1 << 3);

// Assistance, in groups that need no telling apart.
/** extremePoor, orphan, unsupportedChild, revolutionaryElder, retrenchedWorker, familyPlanningSpecial. */
export const FULL_BEFORE_PNEUMOCONIOSIS = (1 << 0) | (1 << 1) | (1 << 2) | (1 << 4) | (1 << 5) | (1 << 15);
/** severelyDisabled, multiDisabledHousehold, entitledVeteran, needyStudent. */
export const FULL_AFTER_PNEUMOCONIOSIS = (1 << 17) | (1 << 19) | (1 << 20) | (1 << 21);
/** subsistence, liftedFromPoverty, povertyRisk. */
export const NINETY = (1 << 6) | (1 << 8) | (1 << 9);
export const MARGIN = 1 << 7;
export const DAUGHTERS = (1 << 11) | (1 << 14);
export const ONLY_SON = 1 << 12;
export const PNEUMOCONIOSIS = 1 << 16;
export const DISABLED = 1 << 18;

// Document.
export const BASE_DOCUMENTS = 1 | 2 | 4;
export const TRAVEL_PERMIT = 8;
export const BIRTH_CERTIFICATE = 16;

// Days from the birth to the eighteenth and the sixtieth birthday. They are the same for every birthday from 2024-09-01
// to 2025-12-31: the births from 2006-09-01 (1964-09-01) on all see the leap days from 2008 (1968) to 2024.
export const DAYS_18_YEARS = 6575;
export const DAYS_60_YEARS = 21915;
