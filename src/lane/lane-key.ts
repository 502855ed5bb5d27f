/** Names one lane: documents of one model that must be cleared one after the other (顺序清算). */
export interface LaneKey {
  readonly tenant: string;
  /** The model's code. */
  readonly model: string;
  /** The values of the lane's key as a JSON list: `["m-1001"]`; `[]` where all documents of the model stand in one lane. */
  readonly key: string;
}

/** Where a bill was cleared. */
export interface BillPlace {
  readonly lane: LaneKey;
  /** From 1 on, without gaps, among the bills of the lane that stand. */
  readonly serial: number;
  /** Of the lane, when it was cleared. */
  readonly generation: number;
}

/** Two keys of one name are one lane. Ids hold no control characters, so a line feed keeps the parts apart. */
export function laneName({ tenant, model, key }: LaneKey): string {
  return `${tenant}\n${model}\n${key}`;
}

/** A lane as sentences and events name it: `t1 shop ["m-1001"]`. */
export function laneText({ tenant, model, key }: LaneKey): string {
  return `${tenant} ${model} ${key}`;
}
