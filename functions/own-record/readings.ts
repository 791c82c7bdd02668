import { OwnReadingRecorded } from '../../events/own-record.ts';
import type { Entry } from '../residents/stored.ts';
import type { OwnReadingBody } from './bodies.ts';

const TYPE: OwnReadingRecorded['type'] = 'own-reading-recorded@1';

/** A reading as answered: whether somebody must call about it is for the team to know. */
export const readingBody = (
  { type: _type, residentId: _whose, isDangerous: _urgent, ...reading }: OwnReadingRecorded,
  enteredAt: string,
): OwnReadingBody => ({ ...reading, enteredAt });

/** What was measured at home, the last entered first. */
export const readingBodies = (entries: readonly Entry[]): OwnReadingBody[] =>
  entries
    .flatMap(({ at, events }) =>
      events.flatMap((event) =>
        event.type === TYPE ? [readingBody(OwnReadingRecorded.parse(event), at)] : [],
      ),
    )
    .toReversed();
