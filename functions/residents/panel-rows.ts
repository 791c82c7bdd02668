import { contractPolicy } from '../../domain/contracts/index.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import { liesIn } from '../../domain/kernel/region-code.ts';
import { completedAge, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { agePolicy } from '../../domain/residents/index.ts';
import type { MemberView, TaskView } from '../kit/ports.ts';
import type { ListedResident } from './bodies.ts';
import { initialsOf } from './initials.ts';
import type { LastVisit, LastVisits } from './last-visits.ts';
import type { PanelQuery } from './panel-query.ts';

/** A member of a panel with what their row may show to the asker. */
export type PanelRow = {
  readonly member: MemberView;
  /** As the asker may see them. */
  readonly shown: ListedResident;
  /** Open, by due date. */
  readonly tasks: readonly Pick<TaskView, 'task' | 'dueOn' | 'programme'>[];
  /** Undefined before they are read, and where nothing is told. */
  readonly visits: LastVisits | undefined;
};

type Filter = (row: PanelRow) => boolean;

const SOON_DAYS = 7;

const anybody: Filter = () => true;

const inGroup = ({ group }: PanelQuery, today: LocalDate): Filter => {
  if (group === undefined) return anybody;
  return ({ shown }) =>
    group === 'child'
      ? completedAge(shown.birthDate, today) <= agePolicy.childUpToYears
      : shown.groups.includes(group);
};

const isContractOf =
  ({ contract }: PanelQuery, today: LocalDate): Filter =>
  ({ shown: { contractUntil } }) => {
    if (contract === undefined) return true;
    if (contractUntil === undefined || contractUntil < today) return contract === 'none';
    if (contract === 'none') return false;
    return contract === 'running' || contractUntil <= plusDays(today, contractPolicy.renewalWindowDays);
  };

const isDue =
  ({ due }: PanelQuery, today: LocalDate): Filter =>
  ({ tasks }) => {
    if (due === undefined) return true;
    const soonUntil = plusDays(today, SOON_DAYS);
    return tasks.some(({ dueOn }) =>
      due === 'overdue' ? dueOn < today : dueOn >= today && dueOn <= soonUntil,
    );
  };

const isSuspected =
  ({ suspected }: PanelQuery): Filter =>
  ({ shown }) =>
    suspected === undefined ||
    shown.suspected?.some(({ programme }) => suspected === 'any' || programme === suspected) === true;

const isOfAge =
  ({ ageFrom, ageTo }: PanelQuery, today: LocalDate): Filter =>
  ({ shown: { birthDate } }) => {
    const age = completedAge(birthDate, today);
    return (ageFrom === undefined || age >= ageFrom) && (ageTo === undefined || age <= ageTo);
  };

/** Says whether a row is wanted by everything that is asked for but the last visits. */
export const isWantedBefore = (query: PanelQuery, today: LocalDate): Filter => {
  const { programme, regionCode } = query;
  const filters: readonly Filter[] = [
    inGroup(query, today),
    ({ shown }) => programme === undefined || shown.groups.includes(programme),
    isContractOf(query, today),
    isDue(query, today),
    isSuspected(query),
    ({ shown }) => regionCode === undefined || liesIn(shown.regionCode, regionCode),
    isOfAge(query, today),
  ];
  return (row) => filters.every((filter) => filter(row));
};

const controlOf = ({ controlled }: LastVisit): NonNullable<PanelQuery['control']> => {
  if (controlled === undefined) return 'unknown';
  return controlled ? 'controlled' : 'uncontrolled';
};

/** The last visits of the programmes that manage somebody. */
const visitsShown = ({ shown, visits }: PanelRow): readonly LastVisit[] =>
  visits?.programmes.filter(({ programme }) => shown.groups.includes(programme)) ?? [];

/** Says whether a row is wanted by its last visits: of the programme that is asked for, else of any. */
export const isWantedAfter = ({ control, class: wanted, programme }: PanelQuery): Filter => {
  if (control === undefined && wanted === undefined) return anybody;
  return (row) =>
    visitsShown(row).some(
      (visit) =>
        (programme === undefined || visit.programme === programme) &&
        (control === undefined || controlOf(visit) === control) &&
        (wanted === undefined || String(visit.class) === wanted),
    );
};

/** Says whether the last visits decide who is on a list, and where. */
export const needsVisits = ({ control, class: wanted, sort }: PanelQuery): boolean =>
  control !== undefined || wanted !== undefined || sort === 'seen';

const placeOf = ({ shown, tasks, visits }: PanelRow, sort: PanelQuery['sort']): string | undefined => {
  switch (sort) {
    case 'name':
      return `${initialsOf(shown.name)[0] ?? ''} ${shown.name}`;
    case 'age':
      return shown.birthDate;
    case 'due':
      return tasks[0]?.dueOn;
    case 'seen':
      return visits?.seenOn;
    case 'contract':
      return shown.contractUntil;
    case undefined:
      return shown.id;
    default:
      return unreachable(sort);
  }
};

/** The oldest have the earliest birth date: by age they come last. */
const isBackwards = ({ sort, order }: PanelQuery): boolean => (sort === 'age') !== (order === 'desc');

/** Rows in the order that is asked for, by id without one; who has nothing there comes last either way. */
export const inPanelOrder = (rows: readonly PanelRow[], query: PanelQuery): PanelRow[] => {
  const sign = isBackwards(query) ? -1 : 1;
  const placed = rows.map((row) => ({ row, place: placeOf(row, query.sort) }));
  return placed
    .toSorted((a, b) => {
      if (a.place === undefined || b.place === undefined)
        return (
          Number(a.place === undefined) - Number(b.place === undefined) ||
          byCodePoints(a.row.shown.id, b.row.shown.id)
        );
      return sign * byCodePoints(a.place, b.place) || byCodePoints(a.row.shown.id, b.row.shown.id);
    })
    .map(({ row }) => row);
};

/** A row as it is answered. */
export const panelBody = (row: PanelRow): ListedResident => {
  const { shown, tasks, visits } = row;
  const [next] = tasks;
  const due = next && {
    kind: next.task,
    dueOn: next.dueOn,
    ...(next.programme !== '' && { programme: next.programme }),
  };
  const lastVisits = visitsShown(row).map(({ programme, seenOn, class: lastClass, controlled }) => ({
    programme,
    ...(seenOn !== undefined && { seenOn }),
    class: lastClass ?? null,
    controlled: controlled ?? null,
  }));
  return {
    ...shown,
    ...(due !== undefined && { nextDue: due }),
    ...(visits?.seenOn !== undefined && { lastSeenOn: visits.seenOn }),
    ...(visits !== undefined && { lastVisits }),
  };
};
