import type { Enrolled, EnrolmentClosed } from '../../events/programmes.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';

const keyOf = ({ residentId, programme, enrolledOn }: Omit<Enrolled, 'type'>): string =>
  rowKey('enrolments', [residentId, programme, enrolledOn]);

/** The row of an enrolment. */
export const enrolledPatch = (event: Enrolled): Patch => {
  const { residentId, programme, enrolledOn } = event;
  return { file: 'enrolments', key: keyOf(event), set: { residentId, programme, enrolledOn } };
};

/** What a close changes of the row. */
export const closedPatch = (event: EnrolmentClosed): Patch => ({
  file: 'enrolments',
  key: keyOf(event),
  set: { closedOn: event.closedOn, closeReason: event.reason },
});
