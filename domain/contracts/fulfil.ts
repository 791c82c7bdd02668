import type { ServiceDone, ServiceReopened } from '../../events/contracts.ts';
import { byCodePoints } from '../kernel/ids.ts';
import { type LocalDate, plusYears } from '../kernel/time.ts';
import type { Contract, ServiceItem } from './contract.ts';
import { evolve } from './evolve.ts';
import { itemsProven, type Proven } from './fulfil-policy.ts';
import { currentContract } from './term.ts';

/** Something recorded that was done for a resident on a day, and what it shows. */
export type Deed = {
  /** Names the record: the same for the same record, however often it is corrected. */
  readonly evidence: string;
  readonly on: LocalDate;
  readonly proves: readonly Proven[];
};

/** What an entry did: by evidence, the deed as it now stands, or undefined where the record shows none any more. */
export type Deeds = ReadonlyMap<string, Deed | undefined>;

/** What is known when an entry is made. */
export type Ledger = {
  readonly contracts: readonly Contract[];
  /** What was told of services before, in order. */
  readonly told: readonly (ServiceDone | ServiceReopened)[];
  /** Every deed that was recorded, as it now stands. */
  readonly deeds: readonly Deed[];
  readonly today: LocalDate;
};

type Place = Pick<ServiceDone, 'contractId' | 'item' | 'dueOn'>;

const placeOf = ({ contractId, item, dueOn }: Place): string => [contractId, dueOn, item].join(' ');

/** The services that stand as done by what was told. */
const standing = ({ told, contracts }: Pick<Ledger, 'told' | 'contracts'>): ServiceDone[] => {
  const done = new Map<string, ServiceDone>();
  for (const event of told) {
    if (event.type === 'service-done@1') done.set(placeOf(event), event);
    else done.delete(placeOf(event));
  }
  const services = new Map(
    contracts.flatMap(({ id: contractId, services: all }) =>
      all.map((one) => [placeOf({ contractId, ...one }), one.doneOn] as const),
    ),
  );
  return [...done.values()].filter((one) => services.get(placeOf(one)) === one.doneOn);
};

const itemsOf = ({ proves }: Deed): string[] => [...new Set(proves.flatMap((proven) => itemsProven[proven]))];

const stillShows = (deed: Deed | undefined, { item, doneOn }: ServiceDone): boolean =>
  deed !== undefined && deed.on === doneOn && itemsOf(deed).includes(item);

/** The first day after the year of the contract in which a day lies. */
const yearEnd = ({ startsOn, termYears }: Contract, day: LocalDate): LocalDate => {
  let years = 1;
  while (years < termYears && plusYears(startsOn, years) <= day) years += 1;
  return plusYears(startsOn, years);
};

/** The open item of a name that a deed of a day does: the one due first, none of a later year of the contract, and one a
 *  day, however many records one encounter leaves. */
const itemDone = (contract: Contract, item: string, on: LocalDate): ServiceItem | undefined => {
  const promised = contract.services.filter((service) => service.item === item);
  if (promised.some(({ doneOn }) => doneOn === on)) return undefined;
  const before = yearEnd(contract, on);
  return promised
    .filter(({ doneOn, dueOn }) => doneOn === undefined && dueOn < before)
    .toSorted((a, b) => byCodePoints(a.dueOn, b.dueOn))[0];
};

/** Closes what deeds do, in the order of their days; a deed that shows an item done already does no other of its name. */
const closedBy = (
  deeds: readonly Deed[],
  start: readonly Contract[],
  before: readonly ServiceDone[],
): ServiceDone[] => {
  let contracts = [...start];
  const events: ServiceDone[] = [];
  const isShown = (item: string, evidence: string): boolean =>
    before.some((one) => one.item === item && one.evidence === evidence);
  for (const deed of deeds.toSorted((a, b) => byCodePoints(a.on, b.on))) {
    for (const item of itemsOf(deed)) {
      const contract = currentContract(contracts, deed.on);
      const service = contract && itemDone(contract, item, deed.on);
      if (contract === undefined || service === undefined || isShown(item, deed.evidence)) continue;
      const { id: contractId, residentId } = contract;
      const { evidence, on: doneOn } = deed;
      const event = { contractId, residentId, item, dueOn: service.dueOn, doneOn, evidence };
      events.push({ type: 'service-done@1', ...event });
      contracts = evolve(contracts, { type: 'service-done@1', ...event });
    }
  }
  return events;
};

const reopened = ({ type: _type, doneOn: _on, ...service }: ServiceDone): ServiceReopened => ({
  type: 'service-reopened@1',
  ...service,
});

/** The promised services that an entry does by itself, each with its evidence: of the contract in force on the day of the
 *  deed. Where a correction moved or took away what had shown a service, that is open again, unless the deed or another
 *  one still does it. The same entry once more changes nothing.
 *  @source indicators.md `signed_and_served_rate`; readings.md A60 */
export const fulfil = (entered: Deeds, ledger: Ledger): (ServiceDone | ServiceReopened)[] => {
  const before = standing(ledger);
  const lost = before.filter(
    (one) => entered.has(one.evidence) && !stillShows(entered.get(one.evidence), one),
  );
  const kept = before.filter((one) => !lost.includes(one));
  const contracts = lost.map(reopened).reduce<Contract[]>(evolve, [...ledger.contracts]);
  const own = [...entered.values()].flatMap((deed) => deed ?? []);
  const others = lost.length === 0 ? [] : ledger.deeds.filter(({ evidence }) => !entered.has(evidence));
  const counting = [...own, ...others].filter(({ on }) => on <= ledger.today);
  const done = closedBy(counting, contracts, kept);
  const again = new Set(done.map(placeOf));
  return [...lost.filter((one) => !again.has(placeOf(one))).map(reopened), ...done];
};
