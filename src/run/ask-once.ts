import { type CacheKey, cacheKey } from '../factor/cache-key.ts';
import type { ProviderLink } from '../factor/provider-chain.ts';
import type { AnsweredFact, AnsweredFacts } from '../factor/read-answer.ts';
import { shown } from '../issues/shown.ts';
import { type AskOptions, askProvider } from './ask-provider.ts';
import { tell } from './events.ts';
import type { ProviderState } from './provider-desk.ts';
import type { Question, Reply } from './question.ts';
import { nowOf } from './read-clock.ts';

/**
 * Puts questions to a provider that keeps its answers: what is known already is not asked, and documents of one key are
 * one question, within this batch and with any other that is under way. A failure is the failure of all who share it, and
 * is not kept. It never rejects.
 *
 * @returns one reply for each question, in their order
 */
export async function askOnce(
  link: ProviderLink,
  questions: readonly Question[],
  options: AskOptions,
): Promise<readonly Reply[]> {
  const { cache } = link.options;
  const now = cache === undefined ? undefined : timeOf(options);
  if (cache === undefined || now === undefined) return askProvider(link, questions, options);
  const batch = new SharedBatch(options.desk.of(link), now);
  const replies = questions.map((question) => {
    if (!question.isShareable) return batch.askAlone(question);
    const found = keyOf(() => cacheKey(cache.key, question.document, question.needs));
    if ('found' in found) return Promise.resolve<Reply>({ found: shown(found.found), expected: 'cache-key' });
    if ('thrown' in found) return Promise.resolve<Reply>(found);
    return found.key === undefined ? batch.askAlone(question) : batch.ask(question, found.key);
  });
  const { kept, shared } = batch;
  if (kept + shared > 0) tell(options.observer, { type: 'cached', provider: link.name, kept, shared });
  await batch.send((asked) => askProvider(link, asked, options));
  return Promise.all(replies);
}

/** A clock that fails is told elsewhere; here it only means that nobody can say how old an answer is. */
function timeOf({ clock }: AskOptions): number | undefined {
  try {
    return nowOf(clock);
  } catch {
    return undefined;
  }
}

function keyOf(find: () => CacheKey): CacheKey | { readonly thrown: unknown } {
  try {
    return find();
  } catch (thrown) {
    return { thrown };
  }
}

/** A question that will be sent, for one document or for several of one key. */
interface Sent {
  readonly question: Question;
  readonly factors: Set<string>;
  readonly key: string | undefined;
  readonly reply: Promise<Reply>;
  readonly answer: (reply: Reply) => void;
}

/** The questions of one batch, before they are sent: all of it happens in one step, so that no two batches ask the same. */
class SharedBatch {
  readonly #state: ProviderState;
  readonly #now: number;
  readonly #sent: Sent[] = [];
  readonly #byKey = new Map<string, Sent>();
  /** Facts that were kept from an earlier question. */
  kept = 0;
  /** Facts that another document's question brings. */
  shared = 0;

  constructor(state: ProviderState, now: number) {
    this.#state = state;
    this.#now = now;
  }

  askAlone(question: Question): Promise<Reply> {
    return this.#toSend(question, undefined).reply;
  }

  ask(question: Question, key: string): Promise<Reply> {
    const { cache, inFlight } = this.#state;
    const facts = new Map<string, AnsweredFact>();
    const awaited: { readonly code: string; readonly reply: Promise<Reply> }[] = [];
    for (const code of question.factors) {
      const name = nameOf(key, code);
      const known = cache?.find(name, this.#now);
      if (known !== undefined) {
        this.kept += 1;
        if (known.fact !== undefined) facts.set(code, known.fact);
        continue;
      }
      const underWay = inFlight.get(name);
      if (underWay === undefined) awaited.push({ code, reply: this.#asksAlso(question, key, code) });
      else {
        this.shared += 1;
        awaited.push({ code, reply: underWay });
      }
    }
    return together(facts, awaited);
  }

  /** Sends what has to be asked, keeps the answers and hands them on. */
  async send(ask: (questions: readonly Question[]) => Promise<readonly Reply[]>): Promise<void> {
    if (this.#sent.length === 0) return;
    const questions = this.#sent.map(({ question, factors }) => ({ ...question, factors: [...factors] }));
    const replies = await ask(questions);
    for (const [at, { key, factors, answer }] of this.#sent.entries()) {
      const reply = replies[at];
      if (reply === undefined) throw new TypeError('feewright: a question without a reply; this is a bug');
      if (key !== undefined) this.#settle(key, factors, reply);
      answer(reply);
    }
  }

  /** One more factor of a key that is to be asked about. */
  #asksAlso(question: Question, key: string, code: string): Promise<Reply> {
    const sent = this.#byKey.get(key) ?? this.#toSend(question, key);
    this.#byKey.set(key, sent);
    sent.factors.add(code);
    this.#state.inFlight.set(nameOf(key, code), sent.reply);
    return sent.reply;
  }

  #toSend(question: Question, key: string | undefined): Sent {
    let answer: (reply: Reply) => void = () => {};
    const reply = new Promise<Reply>((resolve) => {
      answer = resolve;
    });
    const sent = { question, factors: new Set(key === undefined ? question.factors : []), key, reply, answer };
    this.#sent.push(sent);
    return sent;
  }

  #settle(key: string, factors: ReadonlySet<string>, reply: Reply): void {
    const { cache, inFlight } = this.#state;
    for (const code of factors) {
      const name = nameOf(key, code);
      inFlight.delete(name);
      if ('facts' in reply) cache?.keep(name, reply.facts.get(code), this.#now);
    }
  }
}

function nameOf(key: string, code: string): string {
  return `${key}\n${code}`;
}

const NO_LINES: ReadonlyMap<string, AnsweredFacts> = new Map();

/** What was known with what is still awaited; the first failure among them is the reply. */
async function together(
  facts: Map<string, AnsweredFact>,
  awaited: readonly { readonly code: string; readonly reply: Promise<Reply> }[],
): Promise<Reply> {
  for (const { code, reply } of awaited) {
    const came = await reply;
    if (!('facts' in came)) return came;
    const fact = came.facts.get(code);
    if (fact !== undefined) facts.set(code, fact);
  }
  return { facts, lines: NO_LINES };
}
