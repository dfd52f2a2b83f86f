import { busy } from "./problems.ts";

/** Lets so many through at once; whoever comes then is told to come again. */
export class Gate {
  readonly #most: number;
  #within = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** What lets one out again; calling it twice does nothing. Throws a `Problem` where there is no room. */
  enter(): () => void {
    if (this.#within >= this.#most) throw busy();
    this.#within++;
    let isOut = false;
    return () => {
      if (!isOut) this.#within--;
      isOut = true;
    };
  }
}
