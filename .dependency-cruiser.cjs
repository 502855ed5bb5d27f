// The direction of imports. `npm run check:direction` refuses what is not said here; test/direction proves that it bites.
//
// The rooms of src/ stand in the order in which money flows. For each room the table says whose values it may use and of
// whom it may know no more than the types. A room that is not in the table may import nothing.

const foundations = ['money', 'issues', 'content', 'time'];
const language = [...foundations, 'table', 'formula', 'condition'];
const definitions = [...language, 'model', 'plan'];
const numbered = [
  'document',
  'match',
  'factor',
  'fee',
  'apportion',
  'accumulate',
  'decide',
  'lane',
  'settle',
  'pay',
  'explain',
];
const inner = [...definitions, ...numbered];

/** A numbered room uses what stands before the rooms, and of the earlier rooms the types: money flows by values, not by calls. */
const roomOfTheFlow = (room) => [
  room,
  { values: definitions, types: [...numbered.slice(0, numbered.indexOf(room)), 'ports'] },
];

/** @type {Record<string, { values?: string[], types?: string[] }>} */
const rooms = {
  content: {},
  issues: {},
  money: { values: ['issues'] },
  time: { values: ['issues', 'money'] },
  // Finding the one row of many that goes with some values: it knows nothing of what rows give, or of models.
  table: { values: ['money'] },
  formula: { values: [...foundations, 'table'] },
  condition: { values: [...foundations, 'table', 'formula'] },
  model: { values: language },
  plan: { values: [...language, 'model'] },
  ...Object.fromEntries(numbered.map(roomOfTheFlow)),
  // Deciding is fees, shares and running totals put together; explaining is deciding once more, with the steps of a price
  // kept that deciding has no use for.
  decide: { values: [...definitions, 'fee', 'apportion', 'accumulate'], types: ['document', 'match', 'factor'] },
  explain: {
    values: [...definitions, 'fee', 'decide'],
    types: ['document', 'match', 'factor', 'apportion', 'accumulate', 'settle', 'pay'],
  },
  // The points at which something else is decided: prices are evaluated beside them, and documents decided again.
  breakpoints: {
    values: [...definitions, 'fee', 'decide'],
    types: ['document', 'match', 'factor', 'apportion', 'accumulate'],
  },
  // Looks at definitions as an engine would take them, with the very checks of the engine.
  publish: { values: [...definitions, 'match', 'standardise', 'breakpoints', 'run'] },
  // Messages of one business as documents: a door of its own, so that it rests on nothing behind the documents.
  intake: { values: [...definitions, 'document'] },
  // Steps between matching and gathering: facts are checked as gathering checks them.
  standardise: { values: [...definitions, 'document', 'factor'] },
  // Interfaces only: there is nothing to run in ports, so there is nothing to import but types.
  ports: { types: inner },
  run: { values: [...inner, 'standardise'], types: ['ports'] },
  adapters: { values: inner, types: ['ports', 'run'] },
};

/** The files of src/ itself: the engine, and the public doors. */
const doors = ['index', 'memory', 'csv', 'breakpoints', 'publish', 'intake', 'json-rules-engine'];
const files = {
  // An engine that is given no store keeps everything in this process's memory, and what a branch decides above its store: those
  // adapters are its own.
  'engine.ts': { values: [...inner, 'run', 'adapters/memory', 'adapters/overlay'], types: ['ports'] },
  'index.ts': { values: [...inner, 'run', 'engine.ts'], types: ['ports', 'standardise'] },
  'memory.ts': { values: ['adapters/memory'], types: [] },
  'csv.ts': { values: inner, types: [] },
  'intake.ts': { values: ['intake'], types: ['document'] },
  'json-rules-engine.ts': { values: ['adapters/conditions'], types: ['ports'] },
  'breakpoints.ts': { values: ['breakpoints'], types: [] },
  'publish.ts': { values: ['publish'], types: ['run'] },
};

/** Each of these may be imported by value in this one place only. */
const packages = [
  ['expr-eval', '^src/formula/expr-eval-parser\\.ts$', 'it parses and nothing else, behind our own lexer'],
  ['decimal\\.js', '^src/money/own-decimal\\.ts$', 'its settings are global: one file makes and freezes our own copy'],
  ['@noble/hashes', '^src/content/sha256\\.ts$', 'one hash of content, made in one way'],
  ['temporal-polyfill', '^src/time/', 'calendars are asked for periods, and periods come from tables'],
  ['zod', '^src/(model|document|intake)/', 'shapes are checked at the door and nowhere else'],
];

const doorsAndMain = `^src/(${doors.join('|')}|cli/main)\\.ts$`;
const notTypeOnly = { dependencyTypesNot: ['type-only'] };
const inRoom = (names) => names.map((name) => `^src/${name.replace('.', '\\.')}${name.endsWith('.ts') ? '$' : '/'}`);

function direction(name, from, itself, { values = [], types = [] }) {
  return [
    {
      name: `${name}-uses`,
      comment: `${name} may use: ${values.join(', ') || 'nothing but itself'}.`,
      severity: 'error',
      from: { path: from },
      to: { path: '^src/', pathNot: [...itself, ...inRoom([...values, ...types])] },
    },
    {
      name: `${name}-uses-types-only`,
      comment: `${name} may know only the types of: ${types.join(', ') || 'nobody'}. Write \`import type\`.`,
      severity: 'error',
      from: { path: from },
      to: { path: '^src/', pathNot: [...itself, ...inRoom(values)], ...notTypeOnly },
    },
  ];
}

module.exports = {
  forbidden: [
    ...Object.entries(rooms).flatMap(([room, may]) => direction(room, `^src/${room}/`, [`^src/${room}/`], may)),
    ...Object.entries(files).flatMap(([file, may]) => direction(file, `^src/${file.replace('.', '\\.')}$`, [], may)),
    {
      name: 'cli-enters-by-the-doors',
      comment: 'The command line is a user of the library: it imports what a user can import.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: ['^src/cli/', `^src/(${doors.join('|')})\\.ts$`] },
    },
    {
      name: 'no-unknown-room',
      comment: 'A new room gets its place in the table above, and in docs/architecture.md.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...inRoom([...Object.keys(rooms), ...Object.keys(files)]), '^src/cli/'] },
      to: {},
    },
    {
      name: 'no-cycle',
      comment: 'Also not by types: of two files that need each other one has a third inside.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nobody imports and that imports nobody is not part of the house.',
      severity: 'error',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'reached-from-a-door',
      comment: 'Every file serves a public door or the command line. What only tests use belongs to the tests.',
      severity: 'error',
      from: { path: doorsAndMain },
      to: { path: '^src/', pathNot: doorsAndMain, reachable: false },
    },
    ...packages.map(([name, place, reason]) => ({
      name: `one-place-for-${name.replace(/[^a-z-]/g, '')}`,
      comment: `Only ${place} may import it: ${reason}.`,
      severity: 'error',
      from: { path: '^src/', pathNot: place },
      to: { path: `(^|/)node_modules/${name}/|^${name}($|/)`, ...notTypeOnly },
    })),
    {
      name: 'decimal-type-from-money',
      comment: 'The type of public amounts is `Decimal` of money/decimal.ts: the other copies of it are not.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/money/' },
      to: { path: '(^|/)node_modules/decimal\\.js/' },
    },
    {
      name: 'no-json-rules-engine',
      comment:
        'Conditions are compiled by condition/; the engine, which brings `new Function` and `vm` along, runs only what a user adds to it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/conditions/json-rules-engine\\.ts$' },
      to: { path: '(^|/)node_modules/json(-rules-engine|path-plus)/|^json-rules-engine' },
    },
    {
      name: 'no-builtin',
      comment: 'The library runs in browsers and bare realms: Node is for the command line and for adapters.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/cli/', '^src/adapters/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-builtin-behind-the-memory-door',
      comment: 'feewright/memory runs in browsers too.',
      severity: 'error',
      from: { path: '^src/adapters/memory/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-development-dependency',
      comment: 'It would be missing where the package is installed. The command line carries its own, bundled.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|adapters)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are imports too: without this a type-only import would not be seen at all.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
    },
  },
};
