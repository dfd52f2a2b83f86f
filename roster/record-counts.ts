/** What became of the records of a roster: how many were decided and refused, together all that were read. */
export interface RecordCounts {
  readonly decided: number;
  readonly refused: number;
  /** Whether records behind them were not read. */
  readonly isCutShort: boolean;
}
