import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

/** What is counted, in the text format of Prometheus. Nothing in it is about a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds = new Histogram({
    name: "pol_request_duration_seconds",
    help: "Time from a request to the end of its answer",
    labelNames: ["route", "method", "status"],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.#registry],
  });
  readonly #records = new Counter({
    name: "pol_records_total",
    help: "Records decided and refused",
    labelNames: ["notice", "outcome"],
    registers: [this.#registry],
  });
  readonly #reloads = new Counter({
    name: "pol_reloads_total",
    help: "Times that the notices were read again",
    labelNames: ["outcome"],
    registers: [this.#registry],
  });

  /** What is told of each kind of answer; looking its labels up anew takes longer than counting. */
  readonly #bound = new Map<string, { observe(seconds: number): void }>();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  request(route: string, method: string, status: number, milliseconds: number): void {
    const key = `${method} ${status} ${route}`;
    let found = this.#bound.get(key);
    if (found === undefined) this.#bound.set(key, (found = this.#seconds.labels(route, method, String(status))));
    found.observe(milliseconds / 1000);
  }

  record(notice: string, isDecided: boolean): void {
    this.#records.inc({ notice, outcome: isDecided ? "decided" : "refused" });
  }

  reload(isDone: boolean): void {
    this.#reloads.inc({ outcome: isDone ? "done" : "failed" });
  }
}
