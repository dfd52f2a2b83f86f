import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** So long nothing must have changed before what takes longer is asked. */
const pause = 250;

/** A value as it was when it last stayed the same for a while. */
export function useSettled<T>(value: T): T {
  const settled = useSignal(value);
  useEffect(() => {
    const timer = setTimeout(() => (settled.value = value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled.value;
}
