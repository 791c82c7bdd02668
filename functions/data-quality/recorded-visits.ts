import type { RecordedVisit } from '../../domain/data-quality/index.ts';
import { isId } from '../../domain/kernel/ids.ts';
import { clinicDate, type LocalDate } from '../../domain/kernel/time.ts';
import type { FollowUpRecorded } from '../../events/follow-ups.ts';
import { liveEntries } from '../residents/aliases.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';

const RECORDED: FollowUpRecorded['type'] = 'follow-up-recorded@1';

/** When each follow-up that was entered here was recorded, by its id. */
const recordingDays = ({ entries }: Pick<ResidentFile, 'entries'>): ReadonlyMap<unknown, LocalDate> =>
  new Map(
    liveEntries(entries).flatMap(({ at, events }) =>
      events
        .filter(({ type }) => type === RECORDED)
        .map((event): [unknown, LocalDate] => [event['followUpId'], clinicDate(new Date(at))]),
    ),
  );

/** A resident's follow-ups with who made them, and the day on which each was recorded where that is known. */
export const recordedVisits = (file: ResidentFile): RecordedVisit[] => {
  const { visits } = file.history;
  if (visits.length === 0) return [];
  const staff = new Map(rowsOfFile(file, 'followups').map((row) => [row['id'], row['staffId'] ?? '']));
  const days = recordingDays(file);
  return visits.map(({ id, residentId, visitedOn, visitedAt, mode, outcome, sbp, dbp }) => {
    const staffId = staff.get(id) ?? '';
    return {
      residentId,
      visitedOn,
      visitedAt,
      mode,
      outcome,
      sbp,
      dbp,
      staffId: isId<'StaffId'>(staffId) ? staffId : undefined,
      recordedOn: days.get(id),
    };
  });
};
