import { type Contract, END_REASONS, type ServiceItem } from '../../domain/contracts/index.ts';
import { birthDateIn, idNumber, sexIn } from '../../domain/kernel/id-number.ts';
import { type ContractId, type Id, isId } from '../../domain/kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../../domain/kernel/region-code.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { KEY_GROUP_TAGS, PHONE_OWNERS, type Resident } from '../../domain/residents/index.ts';
import type { RowReader } from './row-reader.ts';

const SEXES = ['M', 'F'] as const;
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

const NO_VILLAGE = '000000000000';

/** A village's code; any other is in no list of regions (readings.md A49). */
const village = (row: RowReader, column: string): VillageCode => {
  const text = row.requiredText(column);
  if (isVillageCode(text)) return text;
  row.fail(column, 'unknown_reference');
  if (isVillageCode(NO_VILLAGE)) return NO_VILLAGE;
  throw new Error('twelve digits are a village code');
};

/** Checks the identity number against itself and, as a warning, against the record (readings.md A51, A59). */
const checkIdNumber = (row: RowReader, resident: Resident): void => {
  const text = row.text('idNumber');
  if (text === '') return;
  const number = idNumber(text);
  if (number === undefined) return row.fail('idNumber', 'bad_id_number');
  if (birthDateIn(number) !== resident.birthDate) row.warn('idNumber', 'birth_date_differs');
  if (sexIn(number) !== resident.sex) row.warn('idNumber', 'sex_differs');
};

const checkDates = (row: RowReader, { birthDate, diedOn, movedOutOn }: Resident): void => {
  if (diedOn !== undefined && diedOn < birthDate) row.fail('diedOn', 'before_birth');
  if (movedOutOn !== undefined && movedOutOn < birthDate) row.fail('movedOutOn', 'before_birth');
};

/** A row of residents.csv. */
export const readResident = (row: RowReader): Resident => {
  row.optionalWord('phoneOwner', PHONE_OWNERS);
  const resident: Resident = {
    id: row.id('id'),
    name: row.requiredText('name'),
    sex: row.word('sex', SEXES),
    birthDate: row.date('birthDate'),
    phone: row.text('phone'),
    regionCode: village(row, 'regionCode'),
    keyGroups: row.words('keyGroups', KEY_GROUP_TAGS),
    ehrFiledOn: row.optionalDate('ehrFiledOn'),
    ehrLastUsedOn: row.optionalDate('ehrLastUsedOn'),
    smsConsent: row.yes('smsConsent'),
    smsOptOutOn: row.optionalDate('smsOptOutOn'),
    diedOn: row.optionalDate('diedOn'),
    movedOutOn: row.optionalDate('movedOutOn'),
    language: row.word('language', LANGUAGES, 'zh-CN'),
  };
  checkIdNumber(row, resident);
  checkDates(row, resident);
  return resident;
};

const TERMS = { '1': 1, '2': 2, '3': 3 } as const;
const TERM_WORDS = ['1', '2', '3'] as const;

/** An id that may lead nowhere; a malformed one leads nowhere too (readings.md A44). */
const looseId = <Name extends string>(text: string): Id<Name> | undefined =>
  isId<Name>(text) ? text : undefined;

/** A row of contracts.csv; its services are rows of their own file. */
export const readContract = (row: RowReader): Omit<Contract, 'services'> => ({
  id: row.id('id'),
  residentId: row.id('residentId'),
  teamId: row.id('teamId'),
  package: row.text('package'),
  signedOn: row.date('signedOn'),
  startsOn: row.date('startsOn'),
  termYears: TERMS[row.word('termYears', TERM_WORDS)],
  endedOn: row.optionalDate('endedOn'),
  endReason: row.optionalWord('endReason', END_REASONS),
  renewsId: looseId<'ContractId'>(row.text('renewsId')),
});

/** A row of services.csv: a service item and the contract it belongs to. */
export const readService = (row: RowReader): ServiceItem & { readonly contractId: ContractId } => ({
  contractId: row.id('contractId'),
  item: row.requiredText('item'),
  dueOn: row.date('dueOn'),
  doneOn: row.optionalDate('doneOn'),
});
