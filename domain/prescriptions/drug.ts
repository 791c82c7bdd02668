import { type Drug, drugTable } from './drug-table.ts';
import { plain, spellings } from './spellings.ts';

/** A drug as it is prescribed: how much of it each time, and how often a day. */
export type DrugLine = {
  readonly name: string;
  readonly dose?: string | undefined;
  readonly timesPerDay?: number | undefined;
};

const BY_NAME: ReadonlyMap<string, Drug> = new Map(
  drugTable.flatMap((drug) =>
    [drug.code, drug.name.en, drug.name['zh-CN']].map((name): [string, Drug] => [plain(name), drug]),
  ),
);

/** The drug of the table that a name says, in either language, with or without its salt, form and strength; undefined
 *  where the table has none. */
export const drugNamed = (name: string): Drug | undefined =>
  spellings(name)
    .map((spelling) => BY_NAME.get(spelling))
    .find((drug) => drug !== undefined);

/** What tells two drugs apart: the same for every way of writing one of the table, else the name itself. */
export const drugKey = (name: string): string => drugNamed(name)?.code ?? plain(name);

/** A drug as a county file says it: `name@dose@timesPerDay`; what cannot be read of it is not there. */
export const drugLine = (text: string): DrugLine => {
  const [name = '', dose = '', times = ''] = text.split('@').map((part) => part.trim());
  const timesPerDay = Number(times);
  return {
    name,
    ...(dose !== '' && { dose }),
    ...(timesPerDay > 0 && Number.isFinite(timesPerDay) && { timesPerDay }),
  };
};

/** A drug in the form of a county file. */
export const drugText = ({ name, dose = '', timesPerDay }: DrugLine): string =>
  [name, dose, timesPerDay === undefined ? '' : String(timesPerDay)].join('@').replace(/@+$/, '');
