import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { shown } from '../issues/shown.ts';

const OPTIONS = [
  ...['models', 'contracts', 'rules', 'calculators', 'archive', 'providers', 'subjects', 'payingSubjects'],
  ...['store', 'clock', 'observe', 'limits', 'spill'],
  ...['intakes', 'onRefused', 'standardisers', 'conditionEngine'],
];
const LISTS = ['calculators', 'providers', 'subjects', 'payingSubjects', 'standardisers'];

/**
 * The faults of an engine's options. Reading a proxy may throw: then the options cannot be read, and that is their fault.
 */
export function checkOptions(options: unknown): readonly Issue[] {
  try {
    return faultsOf(options);
  } catch {
    const facts = { option: 'options', found: 'an object that cannot be read', expected: 'options' } as const;
    return [issue('option-invalid', [], facts)];
  }
}

/**
 * What a caller without types gets wrong: an option that isn't there, a list that is none, raw JSON where a checked
 * definition belongs. Every fault at once, before anything is built.
 */
function faultsOf(options: unknown): readonly Issue[] {
  if (!isObject(options))
    return [issue('option-invalid', [], { option: 'options', found: shown(options), expected: 'options' })];
  const issues: Issue[] = [];
  for (const option of Object.keys(options)) {
    if (!OPTIONS.includes(option))
      issues.push(issue('option-unknown', [option], { option, nearest: nearestName(option, OPTIONS) }));
  }
  const refuse = (option: string, expected: 'models' | 'contracts' | 'rules' | 'list' | 'intakes'): void => {
    issues.push(issue('option-invalid', [option], { option, found: shown(options[option]), expected }));
  };
  const { models, contracts, rules } = options;
  if (!isListOf(models, ['parties', 'factors', 'fees', 'apportionments', 'accumulators'])) refuse('models', 'models');
  if (!isListOf(contracts, ['terms'])) refuse('contracts', 'contracts');
  if (!isListOf([rules], ['fields', 'rules'])) refuse('rules', 'rules');
  for (const option of LISTS) {
    if (options[option] !== undefined && !Array.isArray(options[option])) refuse(option, 'list');
  }
  if (options.intakes !== undefined && !areIntakes(options.intakes)) refuse('intakes', 'intakes');
  const { conditionEngine } = options;
  if (conditionEngine !== undefined && !isEngine(conditionEngine)) {
    const facts = { found: shown(conditionEngine), expected: 'engine' } as const;
    issues.push(issue('condition-engine-invalid', ['conditionEngine'], facts));
  }
  return issues;
}

function areIntakes(value: unknown): boolean {
  return Array.isArray(value) && value.every((each: unknown) => isObject(each) && typeof each.read === 'function');
}

/** Made by the user's own code, perhaps: the members that are used are looked at. */
function isEngine(value: unknown): boolean {
  if (!isObject(value) || typeof value.evaluate !== 'function') return false;
  const areNames = (names: unknown): boolean => Array.isArray(names) && names.every((name) => typeof name === 'string');
  return areNames(value.operators) && areNames(value.decorators);
}

/** A checked definition has all its lists, also those that its author left out. */
function isListOf(value: unknown, lists: readonly string[]): boolean {
  if (!Array.isArray(value)) return false;
  try {
    return value.every((item: unknown) => isObject(item) && lists.every((list) => Array.isArray(item[list])));
  } catch {
    // A proxy's trap threw: no checked definition does.
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
