/** A published advisory on a package that we install, or our own reason to refuse versions of it. */
export interface Advisory {
  /** The name a package has in the registry, also where it is installed under another. */
  readonly name: string;
  readonly id: string;
  /** The versions that must not be locked, as a semver range. */
  readonly affected: string;
  readonly about: string;
}

/**
 * What is known about the packages that reach a user (dependencies, and what is bundled into the command line), and about
 * those that read code or data while we build and test. SECURITY.md says of each why it does not reach us.
 */
export const advisories: readonly Advisory[] = [
  {
    name: 'expr-eval',
    id: 'CVE-2025-12735, GHSA-jc85-fpwf-qm7x',
    affected: '<=2.0.2',
    about:
      'evaluation calls functions found among the variables: code execution. No fixed version of this name exists.',
  },
  {
    name: 'expr-eval',
    id: 'CVE-2025-13204, GHSA-8gw3-rxh4-v6jx',
    affected: '<=2.0.2',
    about: 'prototype pollution through variables',
  },
  {
    name: 'expr-eval',
    id: 'CVE-2026-12866, GHSA-q9v2-7m5w-4693',
    affected: '<=2.0.2',
    about:
      '`toJSFunction` makes code of variables. The fork has that function too: we never call it, a tidy rule sees to it.',
  },
  {
    name: 'expr-eval-fork',
    id: 'CVE-2025-12735, GHSA-jc85-fpwf-qm7x',
    affected: '<=3.0.0',
    about: 'the fork had taken over the fix in part only',
  },
  {
    name: 'expr-eval-fork',
    id: 'CVE-2025-13204, GHSA-8gw3-rxh4-v6jx',
    affected: '<3.0.0',
    about: 'prototype pollution through variables',
  },
  {
    name: 'expr-eval-fork',
    id: 'our own',
    affected: '<3.0.3 || >3.0.3',
    about: '3.0.1 is listed as fixed and ships a stale build; we read an internal list of this very version',
  },
  {
    name: 'zod',
    id: 'CVE-2023-4316, GHSA-m95q-7qp3-xv42',
    affected: '<3.22.4',
    about: 'the pattern for e-mail addresses backtracks without end',
  },
  {
    name: 'jsonpath-plus',
    id: 'CVE-2024-21534, GHSA-pppg-cpfq-h7wr',
    affected: '<10.2.0',
    about: 'code execution by a path',
  },
  {
    name: 'jsonpath-plus',
    id: 'CVE-2025-1302, GHSA-hw8r-x6gr-5gjp',
    affected: '<10.3.0',
    about: 'code execution by a path, the earlier fix being incomplete',
  },
  {
    name: 'csv-parse',
    id: 'CVE-2019-17592, GHSA-582f-p4pg-xc74',
    affected: '<4.4.6',
    about: 'a pattern for whole numbers backtracks without end',
  },
  {
    name: 'csv-parse',
    id: 'CVE-2026-85063, GHSA-8cw4-87c7-c6xx',
    affected: '<7.0.2',
    about: 'a column named `__proto__` replaces the prototype of a row',
  },
  {
    name: 'ansi-regex',
    id: 'CVE-2021-3807, GHSA-93q8-gq69-wqmw',
    affected: '>=3.0.0 <3.0.1 || >=4.0.0 <4.1.1 || >=5.0.0 <5.0.1 || >=6.0.0 <6.0.1',
    about: 'the pattern for escape codes backtracks without end',
  },
  {
    name: 'ansi-regex',
    id: 'the break-in of September 2025',
    affected: '6.2.1',
    about: 'a version with malware, published from a stolen account',
  },
  {
    name: 'strip-ansi',
    id: 'the break-in of September 2025',
    affected: '7.1.1',
    about: 'a version with malware, published from a stolen account',
  },
  {
    name: 'semver',
    id: 'CVE-2022-25883, GHSA-c2qf-rxjj-qqgw',
    affected: '<5.7.2 || >=6.0.0 <6.3.1 || >=7.0.0 <7.5.2',
    about: 'a pattern for ranges backtracks without end',
  },
  {
    name: 'esbuild',
    id: 'GHSA-67mh-4wv8-2f99',
    affected: '<=0.24.2',
    about: 'its development server answers every site',
  },
  {
    name: 'esbuild',
    id: 'GHSA-gv7w-rqvm-qjhr, GHSA-g7r4-m6w7-qqqr',
    affected: '<0.28.1',
    about:
      'its module for Deno does not check what it downloads; its server on Windows reads files outside of its folder',
  },
  {
    name: 'vitest',
    id: 'CVE-2025-24964, GHSA-9crc-q9x8-hgqq',
    affected: '<1.6.1 || >=2.0.0 <2.1.9 || >=3.0.0 <3.0.5',
    about: 'a foreign site runs code through its server',
  },
  {
    name: 'vitest',
    id: 'CVE-2026-47429, GHSA-5xrq-8626-4rwp',
    affected: '<3.2.6 || >=4.0.0 <4.1.0',
    about: 'its page reads files outside of the project',
  },
  {
    name: 'rollup',
    id: 'CVE-2024-47068, GHSA-gcx4-mw62-g8wm',
    affected: '<2.79.2 || >=3.0.0 <3.29.5 || >=4.0.0 <4.22.4',
    about: 'bundles can be made to run code of the page around them',
  },
  {
    name: 'rollup',
    id: 'CVE-2026-27606, GHSA-mw96-cpmx-2vgc',
    affected: '>=4.0.0 <4.59.0',
    about: 'an output name writes files outside of the output folder',
  },
];
