import { createEngine, type DocumentInput, defineContract, defineModel, defineRules } from 'feewright';

/**
 * A brand pays the shopping centre by the month's sales, and its contract wants its sales cleared in the order in which they were
 * made: 16 % of the first 500.00, 14 % up to 2,000.00, 12 % beyond.
 */
const brandSale = defineModel({
  format: 1,
  code: 'brand-sale',
  business: 'brand-sale',
  currency: 'CNY',
  parties: [
    { code: 'brand', label: '品牌', is: 'owner' },
    { code: 'platform', label: '平台', id: '1000' },
  ],
  factors: [{ code: 'price', label: '销售额', type: 'money' }],
  fees: [
    {
      code: 'rent',
      label: '流水租金',
      payer: 'brand',
      payee: 'platform',
      rounding: 'half-up',
      price: {
        kind: 'graduated',
        measure: 'price',
        bands: [
          { from: '0', rate: '0.16' },
          { from: '500', rate: '0.14' },
          { from: '2000', rate: '0.12' },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
  ],
  accumulators: [{ code: 'sales', label: '当月销售额', adds: 'price', key: ['party'], window: 'month' }],
  lane: { key: ['party'] },
});

const contract = defineContract(brandSale, {
  format: 1,
  id: 'c-brand',
  version: '2026',
  tenant: 'mall',
  party: '3001',
  model: 'brand-sale',
  valid: { from: '2026-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
});
const rules = defineRules([brandSale], { rules: [{ code: 'brand-sales', model: 'brand-sale' }] });

const LANE = { tenant: 'mall', model: 'brand-sale', key: '["3001"]' };
const UNTIL = '2026-12-01T00:00:00+08:00';

/** A sale as its lane has it. */
export interface LaneRow {
  readonly serial: number;
  readonly document: string;
  readonly rent: string;
}

/** A lane cleared, a sale that came late, and the same lane taken back to before it and cleared again. */
export interface LaneStory {
  readonly engine: ReturnType<typeof openLane>;
  readonly before: readonly LaneRow[];
  readonly after: readonly LaneRow[];
  /** What settlement got in all, the corrections last. */
  readonly landed: readonly { readonly document: string; readonly amount: string; readonly corrects: boolean }[];
}

function openLane() {
  return createEngine({ models: [brandSale], contracts: [contract], rules });
}

export async function runLane(): Promise<LaneStory> {
  const engine = openLane();
  await engine.lanes.add([sale('S1', '01', '450.00'), sale('S3', '03', '100.00'), sale('S4', '04', '1600.00')]);
  await engine.lanes.clear({ until: UNTIL });
  await engine.lanes.add([sale('S2', '02', '200.00')]);
  await engine.lanes.clear({ until: UNTIL });
  const before = await rowsOf(engine);
  await engine.lanes.reset(LANE, { serial: 2, reason: 'the till of the second day was offline', by: 'lin' });
  await engine.lanes.clear({ until: UNTIL });
  const after = await rowsOf(engine);
  const orders = await engine.orders();
  const lines = (await Promise.all(orders.map(({ id }) => engine.lines(id)))).flat();
  const landed = lines.map(({ document, amount, corrects }) => ({
    document,
    amount: amount.toFixed(2),
    corrects: corrects !== undefined,
  }));
  return { engine, before, after, landed };
}

function sale(id: string, day: string, price: string): DocumentInput {
  const head = { tenant: 'mall', business: 'brand-sale', party: '3001' };
  return { ...head, id, time: `2026-11-${day}T12:00:00+08:00`, facts: { price } };
}

async function rowsOf(engine: ReturnType<typeof openLane>): Promise<readonly LaneRow[]> {
  const places = await engine.lanes.cleared(LANE);
  return Promise.all(
    places.map(async ({ serial, document }) => {
      const bill = await engine.find(document);
      return { serial, document: document.id, rent: bill?.record.amount('rent').toFixed(2) ?? '' };
    }),
  );
}
