import { type InstitutionId, isId } from '../../domain/kernel/ids.ts';
import {
  DIRECTIONS,
  evolve,
  type ReferralCase,
  stateOfRow,
  UNANSWERED,
  URGENCIES,
} from '../../domain/referrals/index.ts';
import { ReferralEvent } from '../../events/referrals.ts';
import { readReferral } from '../county-files/care-records.ts';
import { COUNTY_COLUMNS } from '../county-files/columns.ts';
import { packedRows } from '../county-files/pack.ts';
import { beginRow, date, type RowReader, startReading, text, word } from '../county-files/row-reader.ts';
import { liveEntries } from '../residents/aliases.ts';
import type { Entry } from '../residents/stored.ts';

const TYPES: ReadonlySet<string> = new Set(ReferralEvent.options.map(({ shape }) => shape.type.value));

const eventsIn = (entries: readonly Entry[]): ReferralEvent[] =>
  entries.some(({ events }) => events.some(({ type }) => TYPES.has(type)))
    ? liveEntries(entries).flatMap(({ events }) =>
        events.flatMap((event) => (TYPES.has(event.type) ? [ReferralEvent.parse(event)] : [])),
      )
    : [];

const institutionIn = (row: RowReader): InstitutionId | undefined => {
  const cell = text(row, 'toInstitutionId');
  return isId<'InstitutionId'>(cell) ? cell : undefined;
};

const caseOf = (row: RowReader): ReferralCase => {
  const referral = readReferral(row);
  return {
    ...referral,
    direction: word(row, 'direction', DIRECTIONS),
    kind: 'visit',
    urgency: word(row, 'urgency', URGENCIES),
    reason: text(row, 'reason'),
    disease: undefined,
    grounds: [],
    referredOn: date(row, 'referredOn'),
    fromInstitutionId: undefined,
    toInstitutionId: institutionIn(row),
    form: {},
    ...UNANSWERED,
    state: stateOfRow(text(row, 'status'), referral.returnedOn !== undefined),
  };
};

const casesOfRows = (rows: string): ReferralCase[] => {
  const reader = startReading(COUNTY_COLUMNS.referrals);
  const found: ReferralCase[] = [];
  for (const { file, cells } of packedRows(rows)) {
    if (file !== 'referrals') continue;
    beginRow(reader, cells);
    found.push(caseOf(reader));
  }
  return found;
};

/** What is known of a resident's referrals, and whether the rows hold any. */
export type ReferralSource = {
  readonly rows: string;
  readonly entries: readonly Entry[];
  readonly history: { readonly referrals: readonly unknown[] };
};

/** Every referral of a resident, drafts too: what came with an import as its row tells it, with what was entered since. */
export const casesIn = ({ rows, entries, history }: ReferralSource): ReferralCase[] => {
  const stand = new Map(
    history.referrals.length === 0 ? [] : casesOfRows(rows).map((referral) => [referral.id, referral]),
  );
  const known = eventsIn(entries).reduce(evolve, [...stand.values()]);
  // While two records were merged, what became of a referral was entered under the other one: the row says it.
  return known.map((referral) => {
    const { state, checkedOn, returnedOn } = stand.get(referral.id) ?? referral;
    return { ...referral, state, checkedOn, returnedOn };
  });
};
