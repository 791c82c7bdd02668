import type {
  KeyGroupUntagged,
  ResidentCorrected,
  ResidentDied,
  ResidentEvent,
  ResidentMovedIn,
  ResidentRegistered,
  ResidentsMerged,
  ResidentsUnmerged,
  SmsConsentGiven,
  SmsConsentWithdrawn,
} from '../../events/residents.ts';
import { unreachable } from '../kernel/result.ts';
import { corrected } from './correct.ts';
import {
  type ConsentChange,
  EVER,
  inOrder,
  type Person,
  type ResidentDates,
  type ResidentFile,
} from './resident-file.ts';
import { cutBy } from './tags.ts';

const consentsOf = ({ smsConsent, smsOptOutOn, registeredOn: from }: ResidentRegistered): ConsentChange[] => [
  ...(smsConsent ? [{ from: smsOptOutOn ?? from, isGiven: true }] : []),
  ...(smsOptOutOn === undefined ? [] : [{ from: smsOptOutOn, isGiven: false }]),
];

const personIn = (event: ResidentRegistered): Person => ({
  id: event.residentId,
  name: event.name,
  idNumber: event.idNumber,
  sex: event.sex,
  birthDate: event.birthDate,
  phone: event.phone,
  phoneOwner: event.phoneOwner,
  householdId: event.householdId,
  ehrFiledOn: event.ehrFiledOn,
  ehrLastUsedOn: event.ehrLastUsedOn,
  diedOn: event.diedOn,
  language: event.language,
});

/** The record that an entry begins: the village holds from ever, tags and consent from the day of the entry. */
export const begin = (event: ResidentRegistered): ResidentFile => {
  const { regionCode, keyGroups, movedOutOn, registeredOn: from } = event;
  return {
    person: personIn(event),
    dates: {
      villages: [{ regionCode, from: EVER }],
      tags: keyGroups.map((tag) => ({ tag, from, until: undefined })),
      consents: consentsOf(event),
      absences: movedOutOn === undefined ? [] : [{ from: movedOutOn, until: undefined }],
    },
    aliases: [],
    aliasOf: undefined,
  };
};

const untagged = (tags: ResidentDates['tags'], { tag, until }: KeyGroupUntagged): ResidentDates['tags'] => {
  const cut = cutBy(tags, tag, until);
  return tags.flatMap((term) => {
    if (term !== cut) return [term];
    return term.from === until ? [] : [{ ...term, until }];
  });
};

const back = (
  absences: ResidentDates['absences'],
  { movedInOn }: ResidentMovedIn,
): ResidentDates['absences'] =>
  absences.flatMap((absence) => {
    if (absence.until !== undefined) return [absence];
    return absence.from === movedInOn ? [] : [{ ...absence, until: movedInOn }];
  });

const merged = (file: ResidentFile, { residentId, otherId }: ResidentsMerged): ResidentFile =>
  file.person.id === residentId
    ? { ...file, aliases: [...file.aliases, otherId] }
    : { ...file, aliasOf: residentId };

const unmerged = (file: ResidentFile, { residentId, otherId }: ResidentsUnmerged): ResidentFile =>
  file.person.id === residentId
    ? { ...file, aliases: file.aliases.filter((alias) => alias !== otherId) }
    : { ...file, aliasOf: undefined };

/** A fact about a record that exists already. */
export type ResidentChange = Exclude<ResidentEvent, ResidentRegistered>;

type DatedChange = Exclude<
  ResidentChange,
  ResidentCorrected | ResidentDied | ResidentsMerged | ResidentsUnmerged
>;

const decided = (
  { consents }: ResidentDates,
  { type, from }: SmsConsentGiven | SmsConsentWithdrawn,
): ResidentDates['consents'] => inOrder(consents, { from, isGiven: type === 'sms-consent-given@1' });

const evolveDates = (dates: ResidentDates, event: DatedChange): ResidentDates => {
  switch (event.type) {
    case 'resident-moved-out@1': {
      const absence = { from: event.movedOutOn, until: undefined };
      return { ...dates, absences: inOrder(dates.absences, absence) };
    }
    case 'resident-moved-in@1':
      return { ...dates, absences: back(dates.absences, event) };
    case 'village-changed@1': {
      const { regionCode, from } = event;
      return { ...dates, villages: inOrder(dates.villages, { regionCode, from }) };
    }
    case 'sms-consent-given@1':
    case 'sms-consent-withdrawn@1':
      return { ...dates, consents: decided(dates, event) };
    case 'key-group-tagged@1': {
      const { tag, from, until } = event;
      return { ...dates, tags: inOrder(dates.tags, { tag, from, until }) };
    }
    case 'key-group-untagged@1':
      return { ...dates, tags: untagged(dates.tags, event) };
    default:
      return unreachable(event);
  }
};

/** A record after an event of its own; `begin` makes it of the first one. */
export const evolve = (file: ResidentFile, event: ResidentChange): ResidentFile => {
  const { person, dates } = file;
  if (event.type === 'resident-corrected@1') return { ...file, person: corrected(person, event.changes) };
  if (event.type === 'resident-died@1') return { ...file, person: { ...person, diedOn: event.diedOn } };
  if (event.type === 'residents-merged@1') return merged(file, event);
  if (event.type === 'residents-unmerged@1') return unmerged(file, event);
  return { ...file, dates: evolveDates(dates, event) };
};
