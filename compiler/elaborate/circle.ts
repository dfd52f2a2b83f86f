/** What rests on itself, step by step. */

/** A decision, a define or, of no entity, a parameter. */
export interface Step {
  readonly entity: string | null;
  readonly name: string;
}

function isSameStep(left: Step, right: Step): boolean {
  return left.entity === right.entity && left.name === right.name;
}

/** The steps by their names, behind those of their entities where there are several. */
export function pathText(steps: readonly Step[]): string[] {
  const entities = new Set(steps.flatMap(({ entity }) => entity ?? []));
  return steps.map(({ entity, name }) => (entity === null || entities.size < 2 ? name : `${entity}.${name}`));
}

/** What is being worked out, from the outermost in. */
export class Progress {
  #steps: readonly Step[] = [];

  get steps(): readonly Step[] {
    return this.#steps;
  }

  includes(step: Step): boolean {
    return this.#steps.some((each) => isSameStep(each, step));
  }

  /** The way from a step that is being worked out back to it. */
  circleTo(back: Step): string[] {
    const from = this.#steps.findIndex((each) => isSameStep(each, back));
    return pathText([...this.#steps.slice(from), back]);
  }

  /** Works something out as a step of what is being worked out. */
  during<T>(step: Step, work: () => T): T {
    return this.at([...this.#steps, step], work);
  }

  /** Works something out where other steps are being worked out. */
  at<T>(steps: readonly Step[], work: () => T): T {
    const before = this.#steps;
    this.#steps = steps;
    const result = work();
    this.#steps = before;
    return result;
  }
}
