import { deepFreeze } from '../../model/deep-freeze.ts';
import type {
  Changes,
  LinesChange,
  OrderChange,
  OrderQuery,
  Store,
  StoredOrder,
  StoredSplit,
} from '../../ports/store.ts';
import type { ClearingLine } from '../../settle/clearing-line.ts';
import { openOrder, type SettlementOrder } from '../../settle/order.ts';
import { addDelta, type OrderDelta } from '../../settle/order-delta.ts';
import { byPeriodThenId, isAsked } from '../asked-orders.ts';
import { overtaken } from './overtaken.ts';

/** An order that has lines above the base, or was moved there. */
interface OrderShelf {
  readonly deltas: OrderDelta[];
  readonly lines: ClearingLine[];
  /** The version that the base had when `order` was computed, 0 where it had none. */
  inBase: number;
  order: SettlementOrder;
  /** Commits above the base that touched it. */
  bumps: number;
  /** It is not the sum of its lines alone: closed, or split. No line of the base may join it unseen. */
  isMoved: boolean;
  split?: StoredSplit;
}

type OrderReads = Pick<Store, 'orders' | 'order' | 'lines' | 'split'>;

export interface OverlayOrders {
  readonly port: OrderReads;
  isOvertaken(conditions: Changes): Promise<boolean>;
  prepare(steps: readonly Changes[]): Promise<void>;
  write(step: Changes): void;
}

export function overlayOrders(base: Store): OverlayOrders {
  const shelves = new Map<string, OrderShelf>();
  const fetched = new Map<string, StoredOrder | undefined>();

  async function order(id: string): Promise<StoredOrder | undefined> {
    const inBase = await base.order(id);
    const shelf = shelves.get(id);
    return shelf === undefined ? inBase : current(shelf, inBase);
  }

  /** Lines of the base that came since join in: adding commutes. */
  function current(shelf: OrderShelf, inBase: StoredOrder | undefined): StoredOrder {
    const version = inBase?.version ?? 0;
    if (version !== shelf.inBase) {
      if (shelf.isMoved || (inBase?.order.state ?? 'open') !== 'open') {
        throw overtaken([{ kind: 'order', name: shelf.order.id }]);
      }
      shelf.order = shelf.deltas.reduce(addDelta, inBase?.order ?? openOrder(shelf.order));
      shelf.inBase = version;
    }
    return { order: shelf.order, version: version + shelf.bumps };
  }

  function join({ delta, lines }: LinesChange): void {
    const shelf = shelves.get(delta.order) ?? open(delta.order, openOrder(delta.key));
    shelf.order = deepFreeze(addDelta(shelf.order, delta));
    shelf.deltas.push(delta);
    shelf.lines.push(...lines.map(deepFreeze));
  }

  function open(id: string, empty: SettlementOrder): OrderShelf {
    const inBase = fetched.get(id);
    fetched.delete(id);
    const start = { inBase: inBase?.version ?? 0, order: inBase?.order ?? empty, bumps: 0, isMoved: false };
    const shelf: OrderShelf = { deltas: [], lines: [], ...start };
    shelves.set(id, shelf);
    return shelf;
  }

  function replace({ order: next, split }: OrderChange): void {
    const shelf = shelves.get(next.id) ?? open(next.id, next);
    shelf.order = deepFreeze(next);
    shelf.isMoved = true;
    shelf.bumps += 1;
    if (split !== undefined) shelf.split = deepFreeze(split);
  }

  return {
    port: {
      async orders(query: OrderQuery) {
        const inBase = await base.orders(query);
        const { states: _, endedBy: __, endingAfter: ___, ...key } = query;
        const own: StoredOrder[] = [];
        for (const [id, shelf] of shelves) {
          if (!isAsked(key, shelf.order)) continue;
          const now = current(shelf, await base.order(id));
          if (isAsked(query, now.order)) own.push(now);
        }
        return [...inBase.filter((each) => !shelves.has(each.order.id)), ...own].sort(byPeriodThenId);
      },
      order,
      async lines(id) {
        const inBase = await base.lines(id);
        const shelf = shelves.get(id);
        if (shelf === undefined) return inBase;
        current(shelf, await base.order(id));
        return [...inBase, ...shelf.lines];
      },
      async split(id) {
        return shelves.get(id)?.split ?? base.split(id);
      },
    },
    async isOvertaken({ lines = [], order: change }) {
      for (const { delta } of lines) {
        if (((await order(delta.order))?.order.state ?? 'open') !== 'open') return true;
      }
      return change !== undefined && (await order(change.order.id))?.version !== change.version;
    },
    async prepare(steps) {
      fetched.clear();
      const ids = new Set(
        steps.flatMap(({ lines = [], order: change }) => [
          ...lines.map(({ delta }) => delta.order),
          ...(change === undefined ? [] : [change.order.id]),
        ]),
      );
      for (const id of ids) if (!shelves.has(id)) fetched.set(id, await base.order(id));
    },
    write({ lines = [], order: change }) {
      for (const each of lines) join(each);
      for (const id of new Set(lines.map(({ delta }) => delta.order))) {
        const shelf = shelves.get(id);
        if (shelf !== undefined) shelf.bumps += 1;
      }
      if (change !== undefined) replace(change);
    },
  };
}
