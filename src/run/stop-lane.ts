import type { BusinessDocument } from '../document/business-document.ts';
import type { FeewrightError } from '../issues/error.ts';
import type { StoredLane } from '../ports/lane-store.ts';
import { refOf, tell } from './events.ts';
import type { LaneContext } from './lane-context.ts';

/** Keeps, for those who look, at which document a lane has stopped and why. A store that fails here loses nothing. */
export async function keepStop(
  context: LaneContext,
  { state, version }: StoredLane,
  of: { readonly document: BusinessDocument; readonly error: FeewrightError },
): Promise<void> {
  const { issues } = of.error;
  const document = refOf(of.document);
  tell(context.observer, { type: 'lane-stopped', lane: state.lane, document, issues });
  try {
    const stop = { document, issues, at: context.nowText() };
    await context.store.commit({ lane: { states: [{ state: { ...state, stop }, version }] } });
  } catch {
    // The outcome tells what stopped it; the next clearing finds it again.
  }
}
