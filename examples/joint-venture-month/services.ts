import type { BusinessDocument, FactorProvider } from 'feewright';

/** Unit price in fen, and who delivers. In a shop this is a service of its own behind HTTP. */
const GOODS: Readonly<Record<string, { readonly fen: number; readonly supplier: string }>> = {
  kettle: { fen: 32_900, supplier: '2001' },
  fan: { fen: 45_950, supplier: '2002' },
  'rice-cooker': { fen: 69_900, supplier: '2001' },
  lamp: { fen: 18_880, supplier: '2003' },
  heater: { fen: 128_800, supplier: '2002' },
  iron: { fen: 26_505, supplier: '2003' },
  blender: { fen: 51_999, supplier: '2001' },
};

/** What a coupon takes off, in fen, of a price in fen. */
const COUPONS: Readonly<Record<string, (fen: number) => number>> = {
  'autumn-50': () => 5_000,
  'member-5%': (fen) => Math.round(fen / 20),
  'double-eleven': (fen) => (fen >= 100_000 ? 20_000 : 9_999),
};

/** 商品系统: asked once for a whole batch of documents. */
export const goodsService: FactorProvider = {
  name: 'goods-service',
  version: '2026-11',
  factors: ['price', 'deliveredBy'],
  async provide({ documents }) {
    await networkPause();
    return documents.map((document) => {
      const goods = GOODS[String(document.facts.sku)];
      if (goods === undefined) return undefined;
      return { price: { value: yuan(priceInFen(document)) }, deliveredBy: { value: goods.supplier } };
    });
  },
};

/** 优惠券系统. An order without a coupon code has a coupon of 0. */
export const couponService: FactorProvider = {
  name: 'coupon-service',
  version: '7',
  factors: ['coupon'],
  async provide({ documents }) {
    await networkPause();
    return documents.map((document) => {
      const { couponCode } = document.facts;
      if (couponCode === undefined) return { coupon: { value: '0' } };
      const reduction = COUPONS[String(couponCode)];
      return reduction && { coupon: { value: yuan(reduction(priceInFen(document))) } };
    });
  },
};

function priceInFen({ facts }: BusinessDocument): number {
  return (GOODS[String(facts.sku)]?.fen ?? 0) * Number(facts.quantity);
}

/** 123456 fen is '1234.56' yuan: amounts travel as text, never as floating-point numbers. */
function yuan(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function networkPause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
