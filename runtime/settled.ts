/** What came of some work, whenever it is asked: its result, or what it has thrown. */
export function settled<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
