import { it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { definitionHash } from '../../src/model/definition-hash.ts';
import { mergeTerms } from '../../src/model/merge-terms.ts';
import { safeParseContract } from '../../src/model/parse-contract.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import { storeContract, storeModel } from './store-model.ts';

it('x', () => {
  const m = safeParseModel(storeModel());
  const show = (r: any) =>
    r.ok
      ? console.log(JSON.stringify(r.value, null, 1))
      : r.issues.forEach((i: any) =>
          console.log(i.code, pathText(i.path), '|', sentence(i, 'en'), '|', sentence(i, 'zh')),
        );
  show(m);
  const c = safeParseContract(storeContract());
  show(c);
  if (m.ok && c.ok) {
    const e = mergeTerms(m.value, c.value);
    show(e);
    console.log(definitionHash(m.value), definitionHash(c.value));
  }
  const bad: any = storeModel();
  bad.fees[1].payer = 'merchnt';
  bad.fees[1].roundng = 'half-up';
  bad.fees[2].rounding = 'half-upp';
  bad.fees[0].price.kind = 'frmula';
  bad.currency = 'CNX';
  delete bad.business;
  bad.apportionments[0].unplaced = 3;
  bad.apportionments[0].bearers = [];
  bad.accumulators[0].adds = 'bse';
  bad.parties[1] = 5;
  bad.accumulators[1].limit = NaN;
  bad.fees[1].price.bands[0].from = '1,0';
  show(safeParseModel(bad));
});
