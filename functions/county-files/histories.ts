import type { Contract, ServiceItem } from '../../domain/contracts/index.ts';
import type { Exam } from '../../domain/exams/index.ts';
import type { ContractId } from '../../domain/kernel/ids.ts';
import type { Prescription } from '../../domain/prescriptions/index.ts';
import type { Enrolment, Visit } from '../../domain/programmes/index.ts';
import type { Referral } from '../../domain/referrals/index.ts';
import type { Resident, ResidentHistory } from '../../domain/residents/index.ts';
import { readEnrolment, readExam, readPrescription, readReferral, readVisit } from './care-records.ts';
import { COUNTY_COLUMNS, HISTORY_FILES, type HistoryFile } from './columns.ts';
import type { PackedRow } from './pack.ts';
import { readContract, readResident, readService } from './resident-records.ts';
import { beginRow, type RowReader, startReading } from './row-reader.ts';

/** What a history is gathered in while its rows are read. */
type Gathered = {
  resident: Resident | undefined;
  readonly contracts: Contract[];
  readonly services: Map<ContractId, ServiceItem[]>;
  readonly enrolments: Enrolment[];
  readonly visits: Visit[];
  readonly exams: Exam[];
  readonly prescriptions: Prescription[];
  readonly referrals: Referral[];
};

/** The list of a contract's services, which is filled as their rows come. */
const servicesOf = ({ services }: Gathered, id: ContractId): ServiceItem[] => {
  const known = services.get(id);
  if (known !== undefined) return known;
  const fresh: ServiceItem[] = [];
  services.set(id, fresh);
  return fresh;
};

const gatherService = (into: Gathered, row: RowReader): void => {
  const { contractId, service } = readService(row);
  servicesOf(into, contractId).push(service);
};

const GATHER: Readonly<Record<HistoryFile, (into: Gathered, row: RowReader) => void>> = {
  residents: (into, row) => {
    into.resident = readResident(row);
  },
  contracts: (into, row) => into.contracts.push(readContract(row, (id) => servicesOf(into, id))),
  services: gatherService,
  enrolments: (into, row) => into.enrolments.push(readEnrolment(row)),
  followups: (into, row) => into.visits.push(readVisit(row)),
  exams: (into, row) => into.exams.push(readExam(row)),
  prescriptions: (into, row) => into.prescriptions.push(readPrescription(row)),
  referrals: (into, row) => into.referrals.push(readReferral(row)),
};

/** Reads packed rows of a resident into records; a row that is not sound means a damaged store and throws. */
export const startReadingHistories = (): ((rows: Iterable<PackedRow>) => ResidentHistory) => {
  const readers = new Map(HISTORY_FILES.map((file) => [file, startReading(COUNTY_COLUMNS[file])]));
  const gather = (into: Gathered, file: HistoryFile, cells: readonly string[]): void => {
    const reader = readers.get(file);
    if (reader === undefined) throw new Error(`no reader for ${file}`);
    beginRow(reader, cells);
    GATHER[file](into, reader);
    const { fault } = reader;
    if (fault !== undefined)
      throw new Error(`a stored row of ${file} is not sound: ${fault.column} ${fault.code}`);
  };
  return (rows) => {
    const into: Gathered = {
      resident: undefined,
      contracts: [],
      services: new Map(),
      enrolments: [],
      visits: [],
      exams: [],
      prescriptions: [],
      referrals: [],
    };
    for (const { file, cells } of rows) gather(into, file, cells);
    return historyOf(into);
  };
};

const historyOf = ({ resident, contracts, enrolments, visits, ...rest }: Gathered): ResidentHistory => {
  if (resident === undefined) throw new Error('a stored history has no resident');
  const { exams, prescriptions, referrals } = rest;
  // Named one by one: what is spread into a record lies apart from it in memory, and is slower to read ever after.
  return { resident, contracts, enrolments, visits, exams, prescriptions, referrals };
};
