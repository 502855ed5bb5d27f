// ISO 4217: active currencies and fund codes with a minor unit, and those withdrawn since 2015, whose documents are still
// billed and settled. A table of our own: `Intl` answers from the host's ICU, which departs from the standard (IQD has 0
// digits there), and an amount must not depend on the machine. Gold, drawing rights and the like have no minor unit and
// are no currencies here.
const CODES: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BYR'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
      'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
      'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
      'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP ' +
      'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ' +
      'ZAR ZMW ZWG ANG CUC HRK LTL MRO SLL STD VEF ZWL',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const MINOR_DIGITS: ReadonlyMap<string, number> = new Map(
  CODES.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);

/** Whether a code of ISO 4217 names a currency with a minor unit; codes are upper case, so `cny` is none. */
export function isCurrency(code: string): boolean {
  return MINOR_DIGITS.has(code);
}

/** Every code that `isCurrency` accepts. */
export function currencyCodes(): Iterable<string> {
  return MINOR_DIGITS.keys();
}

/**
 * The decimals of a currency's minor unit: CNY 2, JPY 0, KWD 3, CLF 4.
 *
 * @param code one that `isCurrency` accepts; any other throws
 */
export function minorDigits(code: string): number {
  const digits = MINOR_DIGITS.get(code);
  if (digits === undefined) throw new TypeError(`feewright: '${code}' is no currency; this is a bug`);
  return digits;
}
