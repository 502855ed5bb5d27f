/** A store may answer at once or later. A rejection, or a throw, is a fault of the store and keeps its cause. */
export type Awaitable<Value> = Value | PromiseLike<Value>;
