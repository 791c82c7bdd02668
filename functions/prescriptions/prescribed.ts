import { drugLine, evolve, type Prescribed } from '../../domain/prescriptions/index.ts';
import type { ToldHistory } from '../../domain/residents/index.ts';
import { PrescriptionEvent } from '../../events/prescriptions.ts';
import { liveEntries } from '../residents/aliases.ts';
import { type ResidentFile, type RowBody, rowsOfFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';

/** What is recorded of a resident. */
type Recorded = Pick<ResidentFile, 'history' | 'rows' | 'entries'>;

type Core = ResidentFile['history']['prescriptions'][number];

const TYPES: ReadonlySet<string> = new Set(PrescriptionEvent.options.map(({ shape }) => shape.type.value));

const eventsIn = (entries: readonly Entry[]): PrescriptionEvent[] =>
  liveEntries(entries).flatMap(({ events }) =>
    events.flatMap((event) => (TYPES.has(event.type) ? [PrescriptionEvent.parse(event)] : [])),
  );

const ofRow = (core: Core, row: RowBody): Prescribed => ({
  ...core,
  drugs: (row['drugs'] ?? '').split('|').map(drugLine),
  assessed: row['assessed'] === 'yes',
  patientConfirmed: row['patientConfirmed'] === 'yes',
  staffId: row['staffId'],
});

/** A resident's prescriptions with everything that is known of them: what the rows say, which stands, and besides it what
 *  was told when something was entered. */
export const prescribedIn = (file: Recorded): Prescribed[] => {
  const { prescriptions } = file.history;
  if (prescriptions.length === 0) return [];
  const rows = new Map(rowsOfFile(file, 'prescriptions').map((row) => [row['id'], row]));
  const told = eventsIn(file.entries).reduce(
    evolve,
    prescriptions.map((core) => ofRow(core, rows.get(core.id) ?? {})),
  );
  const byId = new Map(told.map((one) => [one.id, one]));
  return prescriptions.map((core) => ({ ...(byId.get(core.id) ?? ofRow(core, {})), ...core }));
};

/** What the rules read of a resident, with everything that is known of the prescriptions. */
export const toldHistory = (file: Recorded): ToldHistory => ({
  ...file.history,
  prescriptions: prescribedIn(file),
});
