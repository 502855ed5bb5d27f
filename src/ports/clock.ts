/** The engine's only view of time that passes. No amount depends on it: calculations see business times alone. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /**
   * Calls back once, after at least so many milliseconds, unless the returned function takes the call back first.
   * Without it, nothing that awaits has a time limit.
   */
  after?(milliseconds: number, call: () => void): () => void;
}
