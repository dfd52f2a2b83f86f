const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Does something when the process ends before its time, by Ctrl-C or otherwise. Returns what takes that back. */
export function onEnding(action: () => void): () => void {
  const bySignal = (signal: NodeJS.Signals): void => {
    takeBack();
    action();
    process.kill(process.pid, signal);
  };
  const takeBack = (): void => {
    for (const signal of endingSignals) process.removeListener(signal, bySignal);
    process.removeListener("exit", action);
  };
  for (const signal of endingSignals) process.once(signal, bySignal);
  process.once("exit", action);
  return takeBack;
}
