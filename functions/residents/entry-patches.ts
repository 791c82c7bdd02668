import { ServiceDone, ServiceReopened } from '../../events/contracts.ts';
import { FollowUpRecorded } from '../../events/follow-ups.ts';
import { contractPatches } from '../contracts/rows.ts';
import { recordedPatch } from '../follow-ups/rows.ts';
import type { Entry, EventBody, Patch } from './stored.ts';

const toldBy = (event: EventBody): Patch[] => {
  switch (event.type) {
    case 'follow-up-recorded@1':
      return [recordedPatch(FollowUpRecorded.parse(event))];
    case 'service-done@1':
      return contractPatches(ServiceDone.parse(event));
    case 'service-reopened@1':
      return contractPatches(ServiceReopened.parse(event));
    default:
      return [];
  }
};

/** What an entry changes of the rows. A recorded follow-up and a service that it did say their own rows, so that these are
 *  not stored twice. */
export const patchesOf = ({ patches, events }: Entry): readonly Patch[] => {
  const told = events.flatMap(toldBy);
  return told.length === 0 ? patches : [...told, ...patches];
};
