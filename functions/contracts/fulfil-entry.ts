import { type Deed, fulfil, type Proven } from '../../domain/contracts/index.ts';
import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { ServiceDone, ServiceReopened } from '../../events/contracts.ts';
import { COUNTY_COLUMNS, type HistoryFile, KEY_COLUMNS } from '../county-files/columns.ts';
import { packedRows, rowKey } from '../county-files/pack.ts';
import { patchesOf } from '../residents/entry-patches.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';

type Cells = ReadonlyMap<string, string>;

/** What a row tells of a deed: which record it is, when it was, and what it shows. */
type Reader = { readonly id: string; readonly on: string; readonly proves: (cells: Cells) => Proven[] };

/** Modes in which somebody is measured by the one who records it. */
const FACE_TO_FACE: ReadonlySet<string> = new Set(['clinic', 'home']);

const measured = (cells: Cells): Proven[] => [
  ...(cells.has('sbp') ? (['blood_pressure'] as const) : []),
  ...(cells.has('fpg') || cells.has('ppg') ? (['glucose'] as const) : []),
];

const visitProves = (cells: Cells): Proven[] => {
  const mode = cells.get('mode') ?? '';
  if (cells.get('outcome') !== 'done') return [];
  return [
    'follow_up',
    ...(mode === 'home' ? (['home_visit'] as const) : []),
    ...(FACE_TO_FACE.has(mode) ? measured(cells) : []),
  ];
};

const READERS: Partial<Readonly<Record<HistoryFile, Reader>>> = {
  followups: { id: 'id', on: 'visitedOn', proves: visitProves },
  exams: { id: 'examinedOn', on: 'examinedOn', proves: (cells) => ['exam', ...measured(cells)] },
  prescriptions: { id: 'id', on: 'issuedOn', proves: () => ['prescription'] },
  referrals: { id: 'id', on: 'referredOn', proves: () => ['referral'] },
};

/** What rows came with is not done here: a merge takes over what another record tells. */
const TAKES_OVER: ReadonlySet<string> = new Set(['residents-merged@1', 'residents-unmerged@1']);

/** The keys of the rows of deeds that an entry made or changed. */
const touchedBy = (entry: Entry): string[] =>
  entry.events.some(({ type }) => TAKES_OVER.has(type))
    ? []
    : patchesOf(entry).flatMap(({ file, key }) => (READERS[file] === undefined ? [] : [key]));

const cellsOf = (file: HistoryFile, row: readonly string[]): Cells =>
  new Map(
    COUNTY_COLUMNS[file].flatMap(({ name }, place) => {
      const cell = row[place] ?? '';
      return cell === '' ? [] : [[name, cell] as const];
    }),
  );

/** A deed, or the record that shows none. */
type Recorded = readonly [evidence: string, deed: Deed | undefined];

const recordedIn = (file: HistoryFile, row: readonly string[]): Recorded[] => {
  const reader = READERS[file];
  if (reader === undefined) return [];
  const cells = cellsOf(file, row);
  const on = cells.get(reader.on) ?? '';
  const evidence = evidenceOf(file, cells, reader);
  const proves = reader.proves(cells);
  return [[evidence, proves.length > 0 && isLocalDate(on) ? { evidence, on, proves } : undefined]];
};

const evidenceOf = (file: HistoryFile, cells: Cells, { id }: Reader): string =>
  `${file}:${cells.get(id) ?? ''}`;

/** The records that an entry took away: they show nothing any more. */
const goneBy = (entry: Entry): Recorded[] =>
  patchesOf(entry).flatMap(({ file, key, set }) => {
    const reader = READERS[file];
    if (reader === undefined || set !== null) return [];
    const [, ...cells] = key.split(',');
    const named = new Map(KEY_COLUMNS[file].map((name, place) => [name, cells[place] ?? ''] as const));
    return [[evidenceOf(file, named, reader), undefined]];
  });

const recordedAt = (rows: string, keys: ReadonlySet<string>): ReadonlyMap<string, Deed | undefined> => {
  const found: Recorded[] = [];
  for (const { file, cells } of packedRows(rows))
    if (keys.has(rowKey(file, cells))) found.push(...recordedIn(file, cells));
  return new Map(found);
};

const toldIn = (entries: readonly Entry[]): (ServiceDone | ServiceReopened)[] =>
  entries.flatMap(({ events }) =>
    events.flatMap((event): (ServiceDone | ServiceReopened)[] => {
      if (event.type === 'service-done@1') return [ServiceDone.parse(event)];
      return event.type === 'service-reopened@1' ? [ServiceReopened.parse(event)] : [];
    }),
  );

/** An entry with the promised services that it does by itself, or has open again: the very entry where there are none.
 *  @param after the resident with the entry */
export const withFulfilment = (
  entry: Entry,
  after: Pick<ResidentFile, 'rows' | 'entries' | 'history'>,
  today: LocalDate,
): Entry => {
  const touched = touchedBy(entry);
  if (touched.length === 0 || after.history.contracts.length === 0) return entry;
  const all = recordedAt(after.rows, new Set(after.entries.flatMap(touchedBy)));
  const entered = new Map([...goneBy(entry), ...recordedAt(after.rows, new Set(touched))]);
  const events = fulfil(entered, {
    contracts: after.history.contracts,
    told: toldIn(after.entries),
    deeds: [...all.values()].flatMap((deed) => deed ?? []),
    today,
  });
  return events.length === 0 ? entry : { ...entry, events: [...entry.events, ...events] };
};
