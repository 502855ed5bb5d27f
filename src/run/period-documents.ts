import { sha256Hex } from '../content/sha256.ts';
import type { BusinessDocument } from '../document/business-document.ts';
import type { Contract } from '../model/contract.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import type { Plan } from '../plan/plan.ts';
import { joinId } from '../settle/joined-id.ts';
import { instantText } from '../time/instant.ts';
import type { RunContext } from './context.ts';
import type { EndedWindow } from './period-windows.ts';

const ID_LENGTH_MAX = 128;

/** A document that the engine makes by itself: one fee, of one key, in one window. */
export interface PeriodDocument extends EndedWindow {
  readonly document: BusinessDocument;
  readonly plan: Plan;
  /** What the key says of the factors it is made of. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Of one run: the same keys are asked for once, however many contracts look for theirs among them. */
export type KnownKeys = Map<string, Promise<readonly (readonly string[])[]>>;

/** Whose document it is. */
interface Place {
  readonly party: string;
  readonly store: string | undefined;
  readonly currency: string | undefined;
  readonly facts: Readonly<Record<string, string>>;
  readonly values: readonly string[];
}

/** The period documents of one window of a contract: one, or one for each of its keys with an entry. */
export async function periodDocuments(
  context: RunContext,
  contract: Contract,
  ended: EndedWindow,
  known: KnownKeys,
): Promise<readonly PeriodDocument[]> {
  const { definitions } = context;
  const { tenant, model } = contract;
  const { fee, timeMs } = ended;
  const own = { ...(contract.party === undefined ? {} : { party: contract.party }) };
  const at = { tenant, model, epochMs: timeMs };
  const store = contract.store === undefined ? {} : { store: contract.store };
  const period = definitions.planAt({ ...at, ...own, ...store })?.periods.get(fee)?.period;
  if (period === undefined) return [];
  const places =
    period.keys === undefined
      ? ownPlace(contract)
      : await placesOf(context, contract, { ended, known, keys: period.keys });
  return places.flatMap((place): readonly PeriodDocument[] => {
    const { party, currency } = place;
    const where = { party, ...(place.store === undefined ? {} : { store: place.store }) };
    const money = currency === undefined ? {} : { currency };
    const inForce = definitions.planAt({ ...at, ...where, ...money });
    const plan = inForce?.periods.get(fee);
    // A store may have a contract of its own, which has its own documents.
    if (inForce?.contract.id !== contract.id || plan === undefined) return [];
    const document = deepFreeze<BusinessDocument>({
      ...{ tenant, business: plan.definition.business, id: idOf(contract, ended, place.values), revision: 1 },
      ...{ type: 'period', ...where, ...money, time: instantText(timeMs), facts: {} },
    });
    return [{ ...ended, document, plan, facts: place.facts }];
  });
}

function ownPlace({ party, store }: Contract): readonly Place[] {
  return party === undefined ? [] : [{ party, store, currency: undefined, facts: {}, values: [] }];
}

async function placesOf(
  { store: stored, definitions }: RunContext,
  contract: Contract,
  of: {
    readonly ended: EndedWindow;
    readonly known: KnownKeys;
    readonly keys: { readonly accumulator: string; readonly parts: readonly string[] };
  },
): Promise<readonly Place[]> {
  const { window } = of.ended;
  const { accumulator, parts } = of.keys;
  const { tenant, model } = contract;
  const asked = { tenant, model, accumulator, window: JSON.stringify([window.zone, window.key]) };
  const name = JSON.stringify(asked);
  const lists = of.known.get(name) ?? stored.keysOf(asked).then((keys) => keys.map(valuesOf));
  of.known.set(name, lists);
  const isInDocuments = definitions.models.find(({ code }) => code === model)?.currency === 'document';
  return (await lists).flatMap((values): readonly Place[] => {
    const facts = Object.fromEntries(parts.map((part, at) => [part, values[at + 1] ?? '']));
    const { party = contract.party, store = contract.store, business: _, ...rest } = facts;
    const isOwn = contract.party === undefined || party === contract.party;
    if (party === undefined || !isOwn || (contract.store !== undefined && store !== contract.store)) return [];
    const currency = isInDocuments ? values.at(-1) : undefined;
    return [{ party, store, currency, facts: rest, values: values.slice(1) }];
  });
}

/** The store gives back keys as they were posted under: JSON lists of texts. */
function valuesOf(key: string): readonly string[] {
  return (JSON.parse(key) as readonly unknown[]).map(String);
}

/** The same fee, key and window give the same id, whoever closes and however often. */
function idOf({ id }: Contract, { fee, window }: EndedWindow, values: readonly string[]): string {
  const full = joinId(['period', id, fee, ...values, window.key, window.zone]);
  return full.length <= ID_LENGTH_MAX ? full : joinId(['period', sha256Hex(full)]);
}
