import { defineCalculator } from '../../src/index.ts';

/** The German income tax of 2024 (§ 32a EStG), as its law writes it: in steps of a polynomial. Whole euros are the fee's. */
export const einkommensteuer = defineCalculator({
  name: 'einkommensteuer',
  version: '2024',
  inputs: { income: 'money' },
  calculate({ income }) {
    const x = income.floor();
    if (x.lte(11_784)) return 0;
    if (x.lte(17_005)) {
      const y = x.minus(11_784).div(10_000);
      return y.times('954.80').plus(1_400).times(y);
    }
    if (x.lte(66_760)) {
      const z = x.minus(17_005).div(10_000);
      return z.times('181.19').plus(2_397).times(z).plus('991.21');
    }
    return x.lte(277_825) ? x.times('0.42').minus('10636.31') : x.times('0.45').minus('18971.06');
  },
});
