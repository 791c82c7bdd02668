import { FollowUpRecorded } from '../../events/follow-ups.ts';
import { recordedPatch } from '../follow-ups/rows.ts';
import type { Entry, Patch } from './stored.ts';

/** What an entry changes of the rows. A recorded follow-up says its own row, so that it is not stored twice. */
export const patchesOf = ({ patches, events }: Entry): readonly Patch[] => {
  const told = events.filter(({ type }) => type === 'follow-up-recorded@1');
  return told.length === 0
    ? patches
    : [...told.map((event) => recordedPatch(FollowUpRecorded.parse(event))), ...patches];
};
