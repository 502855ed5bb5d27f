import type { Snapshot, StandardTrailStep } from '../factor/snapshot.ts';
import type { Language } from '../issues/sentences.ts';
import type { FactValue, Model } from '../model/model.ts';
import { MASK } from './decided-again.ts';

/** One standardising step as it is told: a sensitive fact is `***`. */
export interface ExplainedStep extends Omit<StandardTrailStep, 'changes'> {
  readonly label?: string;
  readonly changes?: readonly { readonly target: string; readonly before?: string; readonly after: string }[];
}

/** What was done to the document before its facts were gathered. */
export interface ExplainedStandard {
  readonly flow: string;
  readonly steps: readonly ExplainedStep[];
}

export function explainedStandard(model: Model, { standardised }: Snapshot): ExplainedStandard | undefined {
  if (standardised === undefined) return undefined;
  const labels = new Map((model.steps ?? []).map(({ code, label }) => [code, label]));
  const isSecret = (target: string): boolean =>
    model.factors.some(({ code, sensitive }) => sensitive && code === target);
  const told = (target: string, value: FactValue): string => (isSecret(target) ? MASK : String(value));
  const steps = standardised.steps.map(({ changes, ...step }): ExplainedStep => {
    const label = labels.get(step.step);
    const shown = changes?.map(({ target, before, after }) => ({
      target,
      ...(before === undefined ? {} : { before: told(target, before) }),
      after: told(target, after),
    }));
    return { ...step, ...(label === undefined ? {} : { label }), ...(shown === undefined ? {} : { changes: shown }) };
  });
  return { flow: standardised.flow, steps };
}

const KIND_ZH: Readonly<Record<StandardTrailStep['kind'], string>> = {
  check: '核对',
  identify: '识别',
  adjust: '调整',
  tag: '打标',
  custom: '自定义',
};

/** The steps as indented text, one line each. */
export function standardText({ flow, steps }: ExplainedStandard, language: Language): readonly string[] {
  const isZh = language === 'zh';
  const head = isZh ? `清分流程 ${flow}` : `standardised by flow ${flow}`;
  return [head, ...steps.map((step) => `  ${stepText(step, isZh)}`)];
}

function stepText({ step, label, kind, applied, version, changes = [], tag }: ExplainedStep, isZh: boolean): string {
  const name = label === undefined || label === step ? step : `${label} (${step})`;
  const head = `${isZh ? KIND_ZH[kind] : kind} ${name}${version === undefined ? '' : ` (${version})`}`;
  if (!applied) return `${head}${isZh ? ':不适用' : ': does not apply'}`;
  const absent = isZh ? '无' : 'absent';
  const did = [
    ...changes.map(({ target, before, after }) => `${target} ${before ?? absent} → ${after}`),
    ...(tag === undefined ? [] : [`${tag.name}${tag.value === undefined ? '' : ` = ${tag.value}`}`]),
  ];
  if (did.length === 0) return `${head}${kind === 'check' ? (isZh ? ':通过' : ': holds') : ''}`;
  return `${head}${isZh ? ':' : ': '}${did.join(isZh ? ',' : ', ')}`;
}
