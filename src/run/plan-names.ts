import type { SnapshotLayer, SnapshotMidWindow } from '../factor/snapshot.ts';
import type { Contract } from '../model/contract.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import { definitionHash } from '../model/definition-hash.ts';
import { layerOfContract } from '../model/layer.ts';
import type { MidWindowFee } from '../model/mid-windows.ts';
import type { Plan } from '../plan/plan.ts';
import { instantText } from '../time/instant.ts';

/** Names of published definitions, as a snapshot has them. */
export interface PublishedNames {
  readonly model: { readonly code: string; readonly hash: string };
  readonly contract: { readonly id: string; readonly version: string; readonly hash: string };
  /** Outermost first, the last being `contract`; only where there is more than one. */
  readonly layers?: readonly SnapshotLayer[];
  readonly midWindow?: readonly SnapshotMidWindow[];
}

// Documents of one plan share them; a million snapshots need not have a million copies.
const NAMES = new WeakMap<Plan, PublishedNames>();

/** The definitions that a plan was made of; deeply frozen. */
export function namesOf(plan: Plan): PublishedNames {
  const known = NAMES.get(plan);
  if (known !== undefined) return known;
  const { definition, contract, layers, modelHash, contractHash, midWindow } = plan;
  const names = deepFreeze({
    model: { code: definition.code, hash: modelHash },
    contract: { id: contract.id, version: contract.version, hash: contractHash },
    ...(layers.length > 1 ? { layers: layers.map((each) => layerName(each.contract, each.hash)) } : {}),
    ...(midWindow === undefined ? {} : { midWindow: midWindow.map(midWindowName) }),
  });
  NAMES.set(plan, names);
  return names;
}

function layerName(contract: Contract, hash: string): SnapshotLayer {
  return { layer: layerOfContract(contract), id: contract.id, version: contract.version, hash };
}

function midWindowName({ fee, sinceMs, rerate }: MidWindowFee): SnapshotMidWindow {
  const layers = rerate?.contracts.map((contract) => layerName(contract, definitionHash(contract)));
  return {
    fee,
    ...(sinceMs === undefined ? {} : { since: instantText(sinceMs) }),
    ...(rerate === undefined || layers === undefined ? {} : { rerate: { from: instantText(rerate.fromMs), layers } }),
  };
}
