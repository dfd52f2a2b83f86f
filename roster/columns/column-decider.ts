import type { ColumnBlock } from "../../emit/columnar/evaluator.ts";
import type { TextCodes } from "../../emit/columnar/text-codes.ts";

/** What decides records by columns. */
export interface ColumnDecider {
  readonly block: ColumnBlock;
  /** The codes of the texts in its vectors, which last for a block. */
  readonly texts: TextCodes;
}
