/**
 * What is asked of a record or a row. Inside an aggregate over items of one kind the nearest of it is
 * the item, and the record at hand stands outside: one level out.
 */
export interface Reached {
  /** How many nearer records of the same entity, or rows of the same table, are passed over; 0 asks the nearest. */
  readonly level: number;
}
