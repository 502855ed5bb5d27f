import { describe, expect, it } from 'vitest';
import { MAPPING, MODEL, refusalOf, shop } from './shop.ts';

const document = (more: object) => ({ ...MAPPING, document: { ...MAPPING.document, ...more } });
const perParty = (more: object) => ({
  ...MAPPING,
  contracts: { perParty: { ...MAPPING.contracts.perParty, ...more } },
});

describe('feewright bill: a mapping that is wrong', () => {
  it('no file, a folder, no JSON ⇒ one clear sentence', async () => {
    const files = await shop({ mapping: '{ "format": 1,' });
    expect((await refusalOf(files))[0]).toMatch(/^mapping\.json: this is not JSON: /);
    expect(await refusalOf({ ...files, mapping: `${files.folder}/no.json` })).toEqual([
      'no.json: there is no such file',
    ]);
    expect((await refusalOf({ ...files, mapping: files.folder }))[0]).toMatch(/this is a folder, not a file$/);
    const right = await shop();
    expect(await refusalOf({ ...right, csv: `${right.folder}/no.csv` })).toEqual(['no.csv: there is no such file']);
  });

  it('settings that do not exist or are missing ⇒ all at once, with the nearest', async () => {
    const { tenant: _, ...rest } = MAPPING.document;
    const mapping = {
      ...MAPPING,
      modle: 'x',
      document: { ...rest, partey: 'merchant', id: { columns: ['order', 'merchant'] } },
    };
    expect(await refusalOf(await shop({ mapping }))).toEqual([
      "mapping.json: modle: there is no such setting; did you mean 'model'?",
      "mapping.json: document.partey: there is no such setting; did you mean 'party'?",
      'mapping.json: document.tenant: it is needed, and not there',
      'mapping.json: document.id.join: columns that are joined need a text between them: "1" and "11" would be the same as "11" and "1"',
    ]);
  });

  it('a fact that no model reads ⇒ the nearest', async () => {
    expect(await refusalOf(await shop({ mapping: document({ facts: { pric: 'price' } }) }))).toEqual([
      "mapping.json: document.facts.pric: no model and no rule reads a fact 'pric'; did you mean 'price'?",
    ]);
  });

  it('sources that contradict themselves', async () => {
    const mapping = document({
      tenant: { value: 't1', column: 'x' },
      time: { column: 'sold at', zone: 'America/Sao_Paolo' },
    });
    expect(await refusalOf(await shop({ mapping }))).toEqual([
      'mapping.json: document.tenant: exactly one of "column", "columns" and "value" is expected',
      "mapping.json: document.time.zone: 'America/Sao_Paolo' is not a time zone (like America/Sao_Paulo)",
    ]);
  });

  it('a model that is wrong ⇒ its own file and path', async () => {
    const model = { ...MODEL, fees: [{ ...MODEL.fees[0], payer: 'platfrom' }] };
    expect(await refusalOf(await shop({ model }))).toEqual([
      expect.stringMatching(/model\.json: fees\[0\]\.payer: .*'platform'\?$/),
    ]);
  });

  it('a model inline, with a formula that is wrong ⇒ told once, not for every merchant', async () => {
    const fees = [{ ...MODEL.fees[0], price: { kind: 'formula', formula: 'price - cupon' } }];
    const faults = await refusalOf(await shop({ mapping: { ...MAPPING, model: { ...MODEL, fees } } }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("'coupon'");
  });

  it('a template of contracts that is wrong', async () => {
    expect(await refusalOf(await shop({ mapping: perParty({ cycle: 'fortnight', party: 'm1' }) }))).toEqual([
      'mapping.json: contracts.perParty.party: the data fills it in',
      expect.stringMatching(/^mapping\.json: contracts\.perParty\.cycle: /),
    ]);
    const terms = [{ fee: 'comission', enabled: false }];
    const faults = await refusalOf(await shop({ mapping: perParty({ terms }) }));
    expect(faults).toEqual([expect.stringMatching(/^mapping\.json: contracts\.perParty\.terms\[0\].*'commission'/)]);
  });

  it('nothing but a list, a number, null', async () => {
    for (const mapping of [[], 1, null]) {
      expect((await refusalOf(await shop({ mapping: JSON.stringify(mapping) })))[0]).toMatch(
        /^mapping\.json: an object is expected/,
      );
    }
  });
});
