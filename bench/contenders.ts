import { assembledPeers, assembledPeersInTurn } from './contenders/assembled-peers.ts';
import { feewright } from './contenders/feewright.ts';
import { handWrittenDecimal } from './contenders/hand-written-decimal.ts';
import { handWrittenIntegers } from './contenders/hand-written-integers.ts';
import type { Contender } from './order-scenario.ts';

/** Feewright first: the others are compared with it. */
export const CONTENDERS: readonly Contender[] = [
  feewright,
  handWrittenDecimal,
  handWrittenIntegers,
  assembledPeers,
  assembledPeersInTurn,
];
