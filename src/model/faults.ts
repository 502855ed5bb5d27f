import { type Issue, type IssueCode, type IssueFacts, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import type { Path } from '../issues/path.ts';

/** How many faults of one definition are told; the last of them then says how many more there are. */
export const FAULTS_MAX = 20;

/** Collects the faults of one definition: all are counted, the first 20 are kept. */
export class Faults {
  readonly #kept: Issue[] = [];
  readonly #hidden: Path[] = [];
  #count = 0;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Whether no further fault will be told, only counted. */
  get isFull(): boolean {
    return this.#count >= FAULTS_MAX;
  }

  add<Code extends IssueCode>(code: Code, path: Path, facts: IssueFacts[Code]): void {
    if (this.#hidden.some((hidden) => touches(hidden, path))) return;
    this.#count += 1;
    if (this.#count <= FAULTS_MAX) this.#kept.push(issue(code, path, facts));
  }

  take(issues: Iterable<Issue>): void {
    for (const { code, path, facts } of issues) this.add(code, path, facts);
  }

  /** Says no more about a place whose fault is told: not about what is in it, nor about what it is part of. */
  hide(path: Path): void {
    this.#hidden.push(path);
  }

  /** The known name nearest to an unknown one. Not looked for once no one will read it. */
  nearest(name: string, known: Iterable<string>): string | undefined {
    return this.isFull ? undefined : nearestName(name, known);
  }

  list(): readonly Issue[] {
    if (this.#count <= FAULTS_MAX) return this.#kept;
    const shown = FAULTS_MAX - 1;
    return [...this.#kept.slice(0, shown), issue('faults-more', [], { count: this.#count - shown })];
  }
}

/** Whether one path begins with the other. */
function touches(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
