import { type Issue, nearestName, pathText, sentence } from '../../index.ts';
import { didYouMean, type Fault } from '../language.ts';
import type { DefinitionPlace } from './mapping.ts';

export type Path = readonly (string | number)[];
export type Members = Readonly<Record<string, unknown>>;

/** Reads the members of a JSON file strictly and collects every fault with its path, so that all are told at once. */
export class MappingReader {
  readonly file: string;
  readonly faults: Fault[] = [];

  constructor(file: string) {
    this.file = file;
  }

  add(path: Path, en: string, zh: string, file = this.file): undefined {
    this.faults.push({ place: placeText({ file, path }), said: { en, zh } });
    return undefined;
  }

  /** Faults of a definition that stands in this file or in another one. */
  take(issues: readonly Issue[], { file, path }: DefinitionPlace): undefined {
    for (const fault of issues) {
      const place = placeText({ file, path: [...path, ...fault.path] });
      this.faults.push({ place, said: { en: sentence(fault, 'en'), zh: sentence(fault, 'zh') } });
    }
    return undefined;
  }

  /** An object with no members but the known ones. `needed` must be there. */
  members(
    value: unknown,
    path: Path,
    known: readonly string[],
    needed: readonly string[] = [],
    file = this.file,
  ): Members | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.add(path, `an object is expected, found ${kindOf(value)}`, `应为对象,实际为 ${kindOf(value)}`, file);
    }
    for (const member of Object.keys(value)) {
      if (known.includes(member)) continue;
      const near = didYouMean(nearestName(member, known));
      const list = known.join(', ');
      this.add(
        [...path, member],
        `there is no such setting${near.en || `; known are ${list}`}`,
        `没有这个设置${near.zh || `;可用:${list}`}`,
        file,
      );
    }
    for (const member of needed) {
      if (!Object.hasOwn(value, member)) this.add([...path, member], 'it is needed, and not there', '缺少此项', file);
    }
    return value as Members;
  }

  text(value: unknown, path: Path): string | undefined {
    if (typeof value === 'string' && value !== '') return value;
    return this.add(path, `a text is expected, found ${kindOf(value)}`, `应为文本,实际为 ${kindOf(value)}`);
  }

  choice<Choice extends string>(value: unknown, path: Path, choices: readonly Choice[]): Choice | undefined {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    const list = choices.map((choice) => JSON.stringify(choice)).join(', ');
    return this.add(
      path,
      `one of ${list} is expected, found ${kindOf(value)}`,
      `应为 ${list} 之一,实际为 ${kindOf(value)}`,
    );
  }
}

/** `model.json: fees[0].payer`. */
export function placeText({ file, path }: DefinitionPlace): string {
  const text = pathText(path);
  return text === '' ? file : `${file}: ${text}`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
