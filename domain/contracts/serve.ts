import type { ServiceDone } from '../../events/contracts.ts';
import { byCodePoints, type ContractId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Contract, ServiceItem } from './contract.ts';
import type { ContractRefusal } from './refusal.ts';
import { recordedLastDay } from './term.ts';

/** Record that a promised service was done, and what shows it. */
export type Serve = {
  readonly contractId: ContractId;
  readonly item: string;
  readonly doneOn: LocalDate;
  readonly evidence: string;
};

const openItem = ({ services }: Contract, { item }: Serve): Result<ServiceItem, ContractRefusal> => {
  const promised = services
    .filter((service) => service.item === item)
    .toSorted((a, b) => byCodePoints(a.dueOn, b.dueOn));
  const last = promised.at(-1);
  if (last === undefined) {
    const items = [...new Set(services.map((service) => service.item))].toSorted(byCodePoints);
    return err({ code: 'contract/no-such-item', items: items.join('|') });
  }
  const open = promised.find(({ doneOn }) => doneOn === undefined);
  if (open !== undefined) return ok(open);
  return err({ code: 'contract/already-done', doneOn: last.doneOn ?? last.dueOn });
};

/** Marks a promised service as done: of those of its name that are open the one due first. It is done within the
 *  contract and not after today. @source indicators.md `fulfilment_item_rate` */
export const serve = (
  contracts: readonly Contract[],
  command: Serve,
  today: LocalDate,
): Result<ServiceDone[], ContractRefusal> => {
  const contract = contracts.find(({ id }) => id === command.contractId);
  if (contract === undefined) return err({ code: 'contract/not-found' });
  if (command.doneOn > today) return err({ code: 'contract/done-after-today', today });
  const { startsOn: from, residentId } = contract;
  const until = recordedLastDay(contract);
  if (command.doneOn < from || command.doneOn > until)
    return err({ code: 'contract/done-outside-term', from, until });
  const found = openItem(contract, command);
  if (!found.ok) return found;
  return ok([{ type: 'service-done@1', residentId, dueOn: found.value.dueOn, ...command }]);
};
