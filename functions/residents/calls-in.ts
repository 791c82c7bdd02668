import { CallMade } from '../../events/follow-ups.ts';
import type { Entry } from './stored.ts';

const CALL: CallMade['type'] = 'call-made@1';

/** The calls that were recorded of a resident, in their order. */
export const callsIn = (entries: readonly Entry[]): CallMade[] =>
  entries.flatMap(({ events }) =>
    events.filter(({ type }) => type === CALL).map((event) => CallMade.parse(event)),
  );
