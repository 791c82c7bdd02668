import {
  type Place,
  placeOf,
  seeLooks,
  seeRecord,
  seeWholeRecord,
  type Sight,
  type Subject,
  writeResident,
} from '../../domain/access/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { type ResidentDay, residentOn } from '../../domain/residents/index.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import { aliasOf } from './aliases.ts';
import { residentFile, type ResidentFile } from './resident-file.ts';
import { shareable, sharingWorld } from './sharing.ts';

/** A resident whom the asker may see or write, as of today. */
export type Found = {
  readonly file: ResidentFile;
  readonly person: ResidentDay;
  readonly place: Place;
  readonly reference: Reference;
};

/** Who asks, on which day, and why. */
export type Asker = {
  readonly by: Subject;
  readonly today: LocalDate;
  readonly reason: string | undefined;
  /** The version of the resident that a command was made for. */
  readonly ifMatch?: number | undefined;
};

/** What a look may be decided by besides where the person stands. */
export type Looked = {
  readonly file: ResidentFile | undefined;
  readonly person: ResidentDay | undefined;
  readonly reference: Reference;
};

type Look<Seen> = (place: Place | undefined, looked: Looked) => Result<Seen, { readonly code: string }>;

/** Loads a resident for somebody whom a rule of access lets look, with what it lets them see; who is not there is not
 *  found. */
export const findBy = async <Seen>(
  { today }: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  { id, look }: { readonly id: ResidentId; readonly look: Look<Seen> },
): Promise<Result<Found & { readonly seen: Seen }, Refused>> => {
  const [stored, reference] = await Promise.all([ports.residents.load(id), ports.reference()]);
  const file = stored && residentFile(stored);
  const person = file && residentOn(file.history, today, defaultProfile);
  const place =
    person &&
    placeOf(
      { regionCode: person.history.resident.regionCode, contract: person.contract },
      reference.organisation,
    );
  const seen = look(place, { file, person, reference });
  if (!seen.ok) return err({ code: seen.error.code });
  if (file === undefined || person === undefined || place === undefined)
    return err({ code: 'access/not-found' });
  return ok({ file, person, place, reference, seen: seen.value });
};

const reading =
  (asker: Asker, may: typeof seeRecord): Look<Sight> =>
  (place, looked) =>
    may(asker.by, shareable(place, looked), sharingWorld(looked.reference, asker));

/** Loads a resident whose whole record the asker may read, in scope or by an alliance; everybody else is not found. */
export const findToSee = (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  id: ResidentId,
): Promise<Result<Found, Refused>> => findBy(asker, ports, { id, look: reading(asker, seeWholeRecord) });

/** Loads a resident of whose record the asker may read all or a part, and says which. */
export const findToRead = (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  id: ResidentId,
): Promise<Result<Found & { readonly seen: Sight }, Refused>> =>
  findBy(asker, ports, { id, look: reading(asker, seeRecord) });

/** Loads a resident for somebody who may know who looked at them; who is out of scope is not found. */
export const findToAudit = (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  id: ResidentId,
): Promise<Result<Found, Refused>> =>
  findBy(asker, ports, { id, look: (place) => seeLooks(asker.by, place) });

/** Loads a record, an alias too, of whose person the asker may record something; who is out of scope is not found. */
export const findRecord = (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  id: ResidentId,
): Promise<Result<Found, Refused>> =>
  findBy(asker, ports, { id, look: (place) => writeResident(asker.by, place) });

/** Loads a resident of whom the asker may record something. Refuses an alias, since what is new belongs to the record that
 *  was kept, and a version other than the one that the command was made for. */
export const findToWrite = async (
  asker: Asker,
  ports: Pick<Ports, 'residents' | 'reference'>,
  id: ResidentId,
): Promise<Result<Found, Refused>> => {
  const found = await findRecord(asker, ports, id);
  if (!found.ok) return found;
  const { entries, version } = found.value.file;
  const kept = aliasOf(id, entries);
  if (kept !== undefined) return err({ code: 'resident/merged', data: { residentId: kept } });
  const { ifMatch = version } = asker;
  return ifMatch === version ? found : err({ code: 'state/stale' });
};
