import { managedSince, programmes, screeningPolicy } from '../../domain/programmes/index.ts';
import { COUNTY_COLUMNS } from '../county-files/columns.ts';
import { packedRows } from '../county-files/pack.ts';
import type { SuspectedView } from '../residents/stored.ts';
import { type Screened, standingBodies } from './standing.ts';

const placeOf = (column: string): number => COUNTY_COLUMNS.exams.findIndex(({ name }) => name === column);

const SBP = placeOf('sbp');
const DBP = placeOf('dbp');
const FPG = placeOf('fpg');

const reaches = (cell: string | undefined, line = Infinity): boolean =>
  cell !== undefined && cell !== '' && Number(cell) >= line;

/** Says whether the values of an exam are so high that they may make somebody suspected of anything. */
const isRaised = (cells: readonly string[]): boolean =>
  Object.values(screeningPolicy).some(
    ({ raised: { sbpMmHg, dbpMmHg, fpgMmolPerL } }) =>
      reaches(cells[SBP], sbpMmHg) || reaches(cells[DBP], dbpMmHg) || reaches(cells[FPG], fpgMmolPerL),
  );

/** Where exams begin in packed rows: the resident's own row comes before. */
const HAS_EXAM = '\nx,';

const hasRaisedExam = (rows: string): boolean => {
  if (!rows.includes(HAS_EXAM)) return false;
  for (const { file, cells } of packedRows(rows)) if (file === 'exams' && isRaised(cells)) return true;
  return false;
};

const wasScreened = ({ entries }: Screened['file']): boolean =>
  entries.some(({ events }) => events.some(({ type }) => type === 'screening-recorded@1'));

/** What a resident is suspected of on a day and not yet managed for, by programme: raised once, or so often that it is to be
 *  confirmed. Most have no raised reading and are not looked at further. */
export const suspectedOf = ({ file, person }: Screened): SuspectedView[] => {
  const { enrolments } = person.history;
  const isOpen = programmes.some(({ code }) => managedSince(enrolments, code, person.day) === undefined);
  if (!isOpen || !(wasScreened(file) || hasRaisedExam(file.rows))) return [];
  return standingBodies({ file, person }).flatMap(({ programme, state, nextDate }) =>
    state === 'suspected' || state === 'to_confirm' ? [{ programme, state, nextDate }] : [],
  );
};
