import { byCodePoints } from '../../domain/kernel/ids.ts';
import { isLocalDate } from '../../domain/kernel/time.ts';
import { type ResidentFile, type RowBody, rowsOfFile } from '../residents/resident-file.ts';
import type { ResultBody } from './bodies.ts';

const VALUES = ['sbp', 'dbp', 'fpg', 'ppg', 'hba1c', 'weightKg'] as const;

const valuesIn = (row: RowBody): Partial<ResultBody> =>
  Object.fromEntries(
    VALUES.flatMap((name) => {
      const cell = row[name];
      return cell === undefined ? [] : [[name, Number(cell)]];
    }),
  );

const resultIn = (row: RowBody, kind: ResultBody['kind']): ResultBody[] => {
  const on = row['visitedOn'] ?? row['examinedOn'] ?? '';
  const programme = row['programme'];
  if (!isLocalDate(on)) return [];
  return [{ on, kind, ...(programme !== undefined && { programme }), ...valuesIn(row) }];
};

/** What was measured at visits and exams, the latest first; a visit that did not take place has nothing to show. */
export const resultBodies = (file: ResidentFile): ResultBody[] =>
  [
    ...rowsOfFile(file, 'followups').flatMap((row) =>
      row['outcome'] === 'done' ? resultIn(row, 'follow_up') : [],
    ),
    ...rowsOfFile(file, 'exams').flatMap((row) => resultIn(row, 'exam')),
  ].toSorted((a, b) => byCodePoints(b.on, a.on));
