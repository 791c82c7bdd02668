import { dayNumber, type LocalDate } from '../../domain/kernel/time.ts';
import type { FileName } from './columns.ts';
import type { Day } from './days.ts';
import { drawHousehold } from './households.ts';
import { startIdNumbers } from './id-numbers.ts';
import { writeOrganisation, type VillageCare } from './organisation.ts';
import { drawPerson } from './people.ts';
import { planTownships, writeRegions, type Village } from './places.ts';
import { startRandom } from './random.ts';
import { writeResident } from './residents.ts';
import { openCountyFiles, type CountyFiles } from './writer.ts';

/** What a synthetic county is made from. */
type Options = {
  /** How many people, 1 to 10,000,000, the dead and moved of the last years included. */
  readonly residents: number;
  /** Any safe integer; the same seed gives the same bytes on any machine and in any time zone. */
  readonly seed: number;
  /** The day that the county's histories lead up to; nothing but due dates and agreed contracts lies after it. */
  readonly asOf: LocalDate;
  /** The folder to write to; county files in it are overwritten. */
  readonly out: string;
  readonly onProgress?: (done: number, total: number) => void;
};

/** The rows written to each file. */
type Summary = { readonly rows: Readonly<Record<FileName, number>>; readonly totalRows: number };

const MOST_RESIDENTS = 10_000_000; // phone numbers and township digits are enough for these
const EARLIEST_DAY = '2000-01-01';
const PLACES_STREAM = 0; // households count from 1
const PROGRESS_EVERY = 1_000;

const refuseImpossible = ({ residents, seed, asOf }: Options): void => {
  if (!Number.isInteger(residents) || residents < 1 || residents > MOST_RESIDENTS)
    throw new RangeError(`residents must be a whole number from 1 to ${MOST_RESIDENTS}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError('seed must be a safe integer');
  if (asOf < EARLIEST_DAY) throw new RangeError(`the day must not lie before ${EARLIEST_DAY}`);
};

type Making = {
  readonly seed: number;
  readonly asOf: Day;
  readonly files: CountyFiles;
  readonly giveIdNumber: ReturnType<typeof startIdNumbers>;
  readonly report: (done: number) => void;
};

type Reached = { readonly households: number; readonly residents: number };

/** Fills a village household by household, to the last person; each household has a chance stream of its own. */
const fillVillage = (
  making: Making,
  place: { village: Village; care: VillageCare },
  reached: Reached,
): Reached => {
  let { households, residents } = reached;
  const full = residents + place.village.people;
  while (residents < full) {
    households += 1;
    const telling = { asOf: making.asOf, files: making.files, random: startRandom(making.seed, households) };
    const members = drawHousehold(telling.random).slice(0, full - residents);
    for (const [member, who] of members.entries()) {
      residents += 1;
      const person = drawPerson(telling, who, { ...place, serial: residents, household: households, member });
      writeResident(telling, person, making.giveIdNumber);
      if (residents % PROGRESS_EVERY === 0) making.report(residents);
    }
  }
  return { households, residents };
};

const closeFiles = (files: CountyFiles): Summary => {
  const rows = {
    regions: files.regions.close(),
    institutions: files.institutions.close(),
    teams: files.teams.close(),
    staff: files.staff.close(),
    residents: files.residents.close(),
    contracts: files.contracts.close(),
    services: files.services.close(),
    enrolments: files.enrolments.close(),
    followups: files.followups.close(),
    exams: files.exams.close(),
    prescriptions: files.prescriptions.close(),
    referrals: files.referrals.close(),
  };
  return { rows, totalRows: Object.values(rows).reduce((sum, n) => sum + n, 0) };
};

/** Writes the twelve files of a believable county of synthetic people, every row of it valid: households, contracts,
 *  histories of two years and more that lead up to the day. People are made one household after the other, so that
 *  memory does not grow with the county.
 *  Throws a RangeError on a number of residents, a seed or a day that it cannot serve.
 *  @source county-files.md (files), domain-rules.md (what the histories go through) */
export const generateCounty = (options: Options): Summary => {
  refuseImpossible(options);
  const { residents, seed, asOf, out, onProgress } = options;
  const files = openCountyFiles(out);
  const random = startRandom(seed, PLACES_STREAM);
  const townships = planTownships(random, residents);
  writeRegions(files, townships);
  const careByVillage = writeOrganisation(random, files, townships);
  const report = (done: number): void => onProgress?.(done, residents);
  const making = { seed, asOf: dayNumber(asOf), files, giveIdNumber: startIdNumbers(), report };
  let reached: Reached = { households: 0, residents: 0 };
  for (const village of townships.flatMap(({ villages }) => villages)) {
    const care = careByVillage.get(village.code);
    if (care !== undefined) reached = fillVillage(making, { village, care }, reached);
  }
  report(residents);
  return closeFiles(files);
};
