import { type Contract, END_REASONS, type ServiceItem } from '../../domain/contracts/index.ts';
import { birthDateIn, type IdNumber, idNumber, sexIn } from '../../domain/kernel/id-number.ts';
import { type ContractId, type Id, isId } from '../../domain/kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../../domain/kernel/region-code.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { KEY_GROUP_TAGS, PHONE_OWNERS, type Resident } from '../../domain/residents/index.ts';
import * as cell from './row-reader.ts';
import type { RowReader } from './row-reader.ts';

const SEXES = ['M', 'F'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[];

const NO_VILLAGE = '000000000000';

/** A village's code; any other is in no list of regions (readings.md A49). */
const village = (row: RowReader, column: string): VillageCode => {
  const text = cell.requiredText(row, column);
  if (isVillageCode(text)) return text;
  cell.fail(row, column, 'unknown_reference');
  if (isVillageCode(NO_VILLAGE)) return NO_VILLAGE;
  throw new Error('twelve digits are a village code');
};

/** Checks the identity number of a row that comes in, against itself and, as a warning, against the record; gives it
 *  where it is sound. @source readings.md A51, A59 */
export const checkIdNumber = (row: RowReader, resident: Resident): IdNumber | undefined => {
  const text = cell.text(row, 'idNumber');
  if (text === '') return undefined;
  const number = idNumber(text);
  if (number === undefined) {
    cell.fail(row, 'idNumber', 'bad_id_number');
    return undefined;
  }
  if (birthDateIn(number) !== resident.birthDate) cell.warn(row, 'idNumber', 'birth_date_differs');
  if (sexIn(number) !== resident.sex) cell.warn(row, 'idNumber', 'sex_differs');
  return number;
};

const checkDates = (row: RowReader, { birthDate, diedOn, movedOutOn }: Resident): void => {
  if (diedOn !== undefined && diedOn < birthDate) cell.fail(row, 'diedOn', 'before_birth');
  if (movedOutOn !== undefined && movedOutOn < birthDate) cell.fail(row, 'movedOutOn', 'before_birth');
};

/** A row of residents.csv. */
export const readResident = (row: RowReader): Resident => {
  cell.optionalWord(row, 'phoneOwner', PHONE_OWNERS);
  const resident: Resident = {
    id: cell.id(row, 'id'),
    name: cell.requiredText(row, 'name'),
    sex: cell.word(row, 'sex', SEXES),
    birthDate: cell.date(row, 'birthDate'),
    phone: cell.text(row, 'phone'),
    regionCode: village(row, 'regionCode'),
    keyGroups: cell.words(row, 'keyGroups', KEY_GROUP_TAGS),
    ehrFiledOn: cell.optionalDate(row, 'ehrFiledOn'),
    ehrLastUsedOn: cell.optionalDate(row, 'ehrLastUsedOn'),
    smsConsent: cell.yes(row, 'smsConsent'),
    smsOptOutOn: cell.optionalDate(row, 'smsOptOutOn'),
    diedOn: cell.optionalDate(row, 'diedOn'),
    movedOutOn: cell.optionalDate(row, 'movedOutOn'),
    language: cell.wordOrFirst(row, 'language', LANGUAGES),
  };
  checkDates(row, resident);
  return resident;
};

const TERMS = { '1': 1, '2': 2, '3': 3 } as const;
const TERM_WORDS = ['1', '2', '3'] as const;

/** An id that may lead nowhere; a malformed one leads nowhere too (readings.md A44). */
const looseId = <Name extends string>(text: string): Id<Name> | undefined =>
  isId<Name>(text) ? text : undefined;

/** A row of contracts.csv; its services are rows of their own file.
 *  @param servicesOf the list that they are gathered in */
export const readContract = (
  row: RowReader,
  servicesOf: (id: ContractId) => readonly ServiceItem[],
): Contract => {
  const id: ContractId = cell.id(row, 'id');
  return {
    id,
    residentId: cell.id(row, 'residentId'),
    teamId: cell.id(row, 'teamId'),
    package: cell.text(row, 'package'),
    signedOn: cell.date(row, 'signedOn'),
    startsOn: cell.date(row, 'startsOn'),
    termYears: TERMS[cell.word(row, 'termYears', TERM_WORDS)],
    endedOn: cell.optionalDate(row, 'endedOn'),
    endReason: cell.optionalWord(row, 'endReason', END_REASONS),
    renewsId: looseId<'ContractId'>(cell.text(row, 'renewsId')),
    services: servicesOf(id),
  };
};

/** A row of services.csv: a service item and the contract it belongs to. */
export const readService = (
  row: RowReader,
): { readonly contractId: ContractId; readonly service: ServiceItem } => ({
  contractId: cell.id(row, 'contractId'),
  service: {
    item: cell.requiredText(row, 'item'),
    dueOn: cell.date(row, 'dueOn'),
    doneOn: cell.optionalDate(row, 'doneOn'),
  },
});
