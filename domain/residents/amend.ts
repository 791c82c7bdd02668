import { err, ok, type Result } from '../kernel/result.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import type { LocalDate } from '../kernel/time.ts';
import { giveConsent, type SmsDecision, withdrawConsent } from './consent.ts';
import { correct, type Correct } from './correct.ts';
import { evolve, type ResidentChange } from './evolve.ts';
import { changeVillage, die, moveIn, moveOut } from './life.ts';
import type { ResidentRefusal } from './refusal.ts';
import type { EntryWorld } from './register.ts';
import type { KeyGroupTag } from './resident.ts';
import { absenceOn, hasConsentOn, type ResidentFile, tagsOn, villageOn } from './resident-file.ts';
import { tag, type Tag, untag } from './tags.ts';

/** Some fields of a residents.csv row, as they are from today on: a first death is a death, another date corrects it; null
 *  for `movedOutOn` means back today. */
export type Amend = Correct['changes'] & {
  readonly regionCode?: VillageCode | undefined;
  readonly keyGroups?: readonly KeyGroupTag[] | undefined;
  readonly smsConsent?: boolean | undefined;
  readonly movedOutOn?: LocalDate | null | undefined;
  /** For a pregnancy that is told now: the tag ends by itself after it. */
  readonly expectedDeliveryOn?: LocalDate | undefined;
};

/** What an amendment is decided against; `said` is the evidence for a yes or no to SMS. */
export type AmendWorld = EntryWorld & { readonly said: Omit<SmsDecision, 'from'> };

type Step = (file: ResidentFile) => Result<readonly ResidentChange[], ResidentRefusal>;

const NOTHING: Result<readonly ResidentChange[], ResidentRefusal> = ok([]);

const correction = (amend: Amend, world: AmendWorld): Step => {
  const {
    regionCode: _region,
    keyGroups: _tags,
    smsConsent: _sms,
    movedOutOn: _moved,
    expectedDeliveryOn: _delivery,
    ...changes
  } = amend;
  const { diedOn: _died, ...others } = changes;
  return (file) => correct(file, { changes: file.person.diedOn === undefined ? others : changes }, world);
};

const death =
  ({ diedOn }: Amend, { today }: AmendWorld): Step =>
  (file) =>
    diedOn === undefined || diedOn === null || file.person.diedOn !== undefined
      ? NOTHING
      : die(file, { diedOn }, today);

const removal =
  ({ movedOutOn, regionCode }: Amend, world: AmendWorld): Step =>
  (file) => {
    const away = absenceOn(file.dates, world.today);
    if (movedOutOn === undefined || movedOutOn === away?.from) return NOTHING;
    if (movedOutOn !== null) return moveOut(file, { movedOutOn }, world.today);
    if (away === undefined) return NOTHING;
    const village = regionCode ?? villageOn(file.dates, world.today);
    return moveIn(file, { movedInOn: world.today, regionCode: village }, world);
  };

const village =
  ({ regionCode }: Amend, world: AmendWorld): Step =>
  (file) =>
    regionCode === undefined || regionCode === villageOn(file.dates, world.today)
      ? NOTHING
      : changeVillage(file, { regionCode, from: world.today }, world);

const consent =
  ({ smsConsent }: Amend, { today, said }: AmendWorld): Step =>
  (file) => {
    if (smsConsent === undefined || smsConsent === hasConsentOn(file.dates, today)) return NOTHING;
    return (smsConsent ? giveConsent : withdrawConsent)(file, { from: today, ...said }, today);
  };

const tagFrom = (name: KeyGroupTag, from: LocalDate, expectedOn: LocalDate | undefined): Tag =>
  name === 'pregnant' && expectedOn !== undefined ? { tag: name, from, expectedOn } : { tag: name, from };

/** One step for each tag that comes or goes. */
const tagging = (
  { keyGroups, expectedDeliveryOn }: Amend,
  { today }: AmendWorld,
  { dates }: ResidentFile,
): Step[] => {
  if (keyGroups === undefined) return [];
  const now = tagsOn(dates, today);
  const coming = [...new Set(keyGroups)].filter((name) => !now.includes(name));
  const going = now.filter((name) => !keyGroups.includes(name));
  return [
    ...coming.map(
      (name): Step =>
        (file) =>
          tag(file, tagFrom(name, today, expectedDeliveryOn), today),
    ),
    ...going.map(
      (name): Step =>
        (file) =>
          untag(file, { tag: name, until: today }, today),
    ),
  ];
};

/** Changes a record field by field, each by its own rule; all changes or none. What stays as it is leaves no event. */
export const amend = (
  file: ResidentFile,
  command: Amend,
  world: AmendWorld,
): Result<ResidentChange[], ResidentRefusal> => {
  const steps = [
    correction(command, world),
    removal(command, world),
    village(command, world),
    consent(command, world),
    ...tagging(command, world, file),
    death(command, world),
  ];
  const events: ResidentChange[] = [];
  let state = file;
  for (const step of steps) {
    const result = step(state);
    if (!result.ok) return err(result.error);
    events.push(...result.value);
    state = result.value.reduce(evolve, state);
  }
  return ok(events);
};
