import { nearestName } from '../issues/nearest.ts';
import type { Contract } from './contract.ts';
import type { ContractSpan } from './contract-span.ts';
import type { Faults } from './faults.ts';

/** A version with its place in the list that it came in. */
export type PlacedSpan = ContractSpan & { readonly index: number };

/** One id is of one agreement, and one version of it has one content. */
export function checkIds(contracts: readonly Contract[], faults: Faults): void {
  const byId = new Map<string, Contract>();
  const versions = new Map<string, Contract>();
  contracts.forEach((contract, index) => {
    const { id, version } = contract;
    const idKey = idKeyOf(contract);
    const first = byId.get(idKey);
    if (first === undefined) byId.set(idKey, contract);
    else {
      const differs = (['party', 'store', 'model'] as const).find((field) => contract[field] !== first[field]);
      if (differs !== undefined) faults.add('contract-id-reused', [index, 'id'], { contract: id, differs });
    }
    const versionKey = `${idKey}\n${version}`;
    const other = versions.get(versionKey);
    if (other === undefined) versions.set(versionKey, contract);
    else addTwin(other, contract, index, faults);
  });
}

/** Versions of one agreement, by their begin: none may begin before all earlier ones have ended. */
export function checkOverlaps(versions: readonly PlacedSpan[], faults: Faults): void {
  // The one that reaches furthest of those before: it may overlap not only its neighbour.
  let furthest: ContractSpan | undefined;
  for (const version of versions) {
    if (furthest !== undefined && version.fromMs < furthest.toMs) addOverlap(furthest, version, faults);
    if (furthest === undefined || version.toMs > furthest.toMs) furthest = version;
  }
}

/** A version that names the one it follows begins exactly where that one ends. */
export function checkPromises(versions: readonly PlacedSpan[], faults: Faults): void {
  for (const later of versions) {
    const { id, version, follows } = later.contract;
    if (follows === undefined) continue;
    const others = versions.filter(({ contract }) => contract.id === id && contract.version !== version);
    const earlier = others.find(({ contract }) => contract.version === follows);
    const path = [later.index, 'follows'];
    if (earlier === undefined || earlier.fromMs >= later.fromMs) {
      const nearest = nearestName(follows, earlier ? [] : others.map(({ contract }) => contract.version));
      const reason = earlier === undefined ? 'unknown' : 'later';
      faults.add('contract-follows', path, { contract: id, version, follows, reason, nearest });
    } else if (earlier.toMs < later.fromMs) {
      const to = later.contract.valid.from;
      const from = earlier.contract.valid.to ?? '';
      faults.add('contract-gap', path, { contract: id, version, other: id, otherVersion: follows, from, to });
    }
  }
}

function idKeyOf({ tenant, id }: Contract): string {
  return `${tenant}\n${id}`;
}

/** The same version once more: of the same content it is told as a repetition, of other content as a collision. */
function addTwin(first: Contract, twin: Contract, index: number, faults: Faults): void {
  const { id, version } = twin;
  const members = new Set([...Object.keys(first), ...Object.keys(twin)]) as Set<keyof Contract>;
  const differs = [...members].find((member) => JSON.stringify(first[member]) !== JSON.stringify(twin[member]));
  if (differs === undefined) {
    faults.add('name-taken', [index, 'version'], { name: version, kind: 'contract', by: 'contract' });
  } else {
    const { from, to = '' } = first.valid;
    faults.add('contract-collision', [index, 'version'], { contract: id, version, differs, from, to });
  }
}

function addOverlap(earlier: ContractSpan, later: PlacedSpan, faults: Faults): void {
  const [a, b] = [earlier.contract, later.contract];
  // That one version is there twice is told as such.
  if (a.id === b.id && a.version === b.version) return;
  const to = earlier.toMs < later.toMs ? a.valid.to : b.valid.to;
  faults.add('contract-overlap', [later.index, 'valid'], {
    contract: b.id,
    version: b.version,
    other: a.id,
    otherVersion: a.version,
    from: b.valid.from,
    to: to ?? '',
  });
}
