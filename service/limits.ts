/** What a request may take. */
export interface Limits {
  /** Bytes of a body that is one record, and of a line of a batch. */
  readonly body: number;
  /** Seconds in which a body of one record must come. */
  readonly seconds: number;
  /** Seconds in which some of a batch must come before its connection is given up. */
  readonly silence: number;
  /** Batches at work at once. */
  readonly atWork: number;
}

export const defaultLimits: Limits = { body: 1_048_576, seconds: 10, silence: 60, atWork: 8 };
