import { maskedName } from '../../domain/reminders/index.ts';
import { recordedIn } from '../residents/recorded.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import type { OwnResident } from './bodies.ts';

/** A resident as whoever holds the phone sees them. */
export const ownResident = ({ id, rows, history }: ResidentFile): OwnResident => ({
  residentId: id,
  maskedName: maskedName(history.resident.name),
  phoneOwner: recordedIn(rows)?.person.phoneOwner ?? 'self',
});
