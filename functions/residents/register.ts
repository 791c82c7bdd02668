import { canSeeResident, placesIn, type Subject, writeResident } from '../../domain/access/index.ts';
import { idNumber } from '../../domain/kernel/id-number.ts';
import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import {
  begin,
  type Comparable,
  evolve,
  type PossibleDuplicate,
  possibleDuplicates,
  register,
  type ResidentFile as Recorded,
  residentOn,
  tag,
} from '../../domain/residents/index.ts';
import type { ResidentEvent } from '../../events/residents.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import { aliasOf } from './aliases.ts';
import { registerResident } from './api.ts';
import { commitOf, newcomer } from './commit.ts';
import { personBody } from './person-body.ts';
import { recordedIn } from './recorded.ts';
import { refusedOf } from './refused.ts';
import { fileAfter, residentFile, type ResidentFile } from './resident-file.ts';
import { rowPatches } from './rows.ts';
import { shownTo } from './same-number.ts';
import { countyOf, searchHashes } from './search-hashes.ts';
import { viewContext } from './views.ts';

type Registering = Asked<typeof registerResident>;

/** Records compared with a new one at most: a common name has many. */
const MOST_COMPARED = 40;

/** The records that share number, phone or name with what is entered; those with the number first. */
const similar = async ({ body }: Registering, ports: Ports): Promise<ResidentFile[]> => {
  const { phone, idNumber: number = '' } = body;
  const name = body.name.normalize('NFC').trim();
  const county = countyOf(body.regionCode);
  const hashes = searchHashes(ports.keys.hash, { name, phone, number, county });
  const found = await Promise.all(hashes.toReversed().map((hash) => ports.residents.search(hash)));
  const ids = [...new Set(found.flat())].slice(0, MOST_COMPARED);
  const stored = await ports.residents.loadMany(ids);
  return stored
    .filter((one) => one !== undefined)
    .map(residentFile)
    .filter(({ id, entries }) => aliasOf(id, entries) === undefined);
};

type Identity = Result<ResidentId, Refused>;

const asId = (text: string): ResidentId => {
  if (isId<'ResidentId'>(text)) return text;
  throw new Error('a new id is an id');
};

/** The id of somebody new. Of two who enter one identity number at the same time both get the same id, so that only one
 *  of them is stored. */
const identityOf = async ({ body }: Registering, { residents, keys, newId }: Ports): Promise<Identity> => {
  const number = idNumber(body.idNumber ?? '');
  const wanted = body.id ?? (number === undefined ? undefined : asId(keys.hash('residentId', number)));
  if (wanted === undefined) return ok(asId(newId()));
  if ((await residents.load(wanted)) === undefined) return ok(wanted);
  return body.id === undefined
    ? ok(asId(newId()))
    : err({ code: 'resident/id-taken', data: { residentId: wanted } });
};

type Entered = { readonly events: readonly ResidentEvent[]; readonly file: Recorded };

type Known = { readonly residentId: ResidentId; readonly others: readonly ResidentFile[] };

const comparable = ({ rows, history }: ResidentFile): Comparable => {
  const { id, name, birthDate, phone } = history.resident;
  return { id, name, birthDate, phone, idNumber: recordedIn(rows)?.person.idNumber };
};

/** A pregnancy whose expected delivery is told is a fact of its own: it ends by itself. */
const withPregnancy = (
  { body, today }: Registering,
  registered: Entered,
): ReturnType<typeof tag> | Result<[], never> => {
  const { keyGroups, expectedDeliveryOn: expectedOn } = body;
  return expectedOn === undefined || !keyGroups.includes('pregnant')
    ? ok([])
    : tag(registered.file, { tag: 'pregnant', from: today, expectedOn }, today);
};

const enter = (
  asked: Registering,
  { organisation }: Reference,
  { residentId, others }: Known,
): Result<Entered, Refused> => {
  const { body, today, language } = asked;
  const { id: _wanted, expectedDeliveryOn, ...row } = body;
  const number = idNumber(body.idNumber ?? '');
  const holder = others.find((one) => number !== undefined && comparable(one).idNumber === number);
  const keyGroups =
    expectedDeliveryOn === undefined ? row.keyGroups : row.keyGroups.filter((group) => group !== 'pregnant');
  const world = {
    today,
    sameNumber: holder?.id,
    isVillageKnown: (village: string) => organisation.regions.some(({ code }) => code === village),
  };
  const decided = register({ ...row, keyGroups, residentId }, world);
  if (!decided.ok) return err(refusedOf(decided.error, language));
  const [registered] = decided.value;
  if (registered === undefined) throw new Error('an entry is one event');
  const begun = { events: [registered], file: begin(registered) };
  const pregnancy = withPregnancy(asked, begun);
  if (!pregnancy.ok) return err(refusedOf(pregnancy.error, language));
  return ok({ events: [registered, ...pregnancy.value], file: pregnancy.value.reduce(evolve, begun.file) });
};

/** The possible duplicates that somebody may see. */
const duplicatesFor = (
  { by, today, reason }: Registering,
  { file, others }: { readonly file: Recorded; readonly others: readonly ResidentFile[] },
  { organisation }: Reference,
): PossibleDuplicate[] => {
  const place = placesIn(organisation);
  const seen = others.filter(({ history }) => {
    const { contract } = residentOn(history, today, defaultProfile);
    return canSeeResident(by, place({ regionCode: history.resident.regionCode, contract }), { reason });
  });
  return possibleDuplicates(file.person, seen.map(comparable));
};

const mayEnter = (
  by: Subject,
  { body }: Registering,
  { organisation }: Reference,
): Result<unknown, Refused> => {
  const { regionCode } = body;
  // A village that does not exist is a fault of the field, which the rules refuse.
  if (!organisation.regions.some(({ code }) => code === regionCode)) return ok(undefined);
  const placed = writeResident(by, placesIn(organisation)({ regionCode }));
  return placed.ok ? placed : err({ code: placed.error.code });
};

/** Enters a person within the asker's scope, by the strict rules of entry, and says who may be the same person. */
export const registerUseCase = useCase(registerResident, async (asked, ports) => {
  const { by, today, now: at, reason } = asked;
  const reference = await ports.reference();
  const allowed = mayEnter(by, asked, reference);
  if (!allowed.ok) return allowed;
  const [identity, others] = await Promise.all([identityOf(asked, ports), similar(asked, ports)]);
  if (!identity.ok) return err(await shownTo(asked, ports, identity.error));
  const residentId = identity.value;
  const entered = enter(asked, reference, { residentId, others });
  if (!entered.ok) return err(await shownTo(asked, ports, entered.error));
  const { events, file } = entered.value;
  const change = { events, patches: rowPatches('', file, today), at, by: by.userId, reason };
  const start = newcomer(residentId);
  const commit = commitOf(start, change, viewContext(reference.organisation, ports.keys, today));
  const found = duplicatesFor(asked, { file, others }, reference).map((one) => ({
    ...one,
    reasons: [...one.reasons],
  }));
  return ok({
    answer: { ...personBody(fileAfter(start, commit), by), possibleDuplicates: found },
    version: commit.head.version,
    saw: [residentId, ...found.map((one) => one.residentId)],
    writes: { residents: [commit] },
  });
});
