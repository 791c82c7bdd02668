import type { Contract } from './contract-types.ts';

/** A promised service with how it stands on a day. */
export type LedgerRow = Contract['services'][number] & {
  readonly key: string;
  readonly state: 'done' | 'overdue' | 'open';
  /** The first of its name that is open: it is the one that is recorded. */
  readonly isNext: boolean;
};

/** The promises of a contract by due day. Of the open ones of a name the service records the one that is due first. */
export const ledgerRows = (services: Contract['services'], today: string): LedgerRow[] => {
  const open = new Set<string>();
  return services
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .map((service) => {
      const isOpen = service.doneOn === undefined;
      const isNext = isOpen && !open.has(service.item);
      if (isOpen) open.add(service.item);
      const late = service.dueOn < today ? 'overdue' : 'open';
      return {
        ...service,
        key: `${service.item} ${service.dueOn}`,
        state: isOpen ? late : 'done',
        isNext,
      };
    });
};

/** A record that shows a service by itself: `referrals:REF1`. @source functions/contracts/fulfil-entry.ts, evidenceOf */
export type Evidence =
  | { readonly kind: 'followups' | 'exams' | 'prescriptions' | 'referrals'; readonly id: string }
  | { readonly kind: 'told'; readonly text: string };

const KINDS = ['followups', 'exams', 'prescriptions', 'referrals'] as const;

/** Reads the evidence of a service: a record of the service, or what somebody wrote. */
export const evidenceIn = (text: string): Evidence => {
  const at = text.indexOf(':');
  const kind = KINDS.find((one) => one === text.slice(0, at));
  return kind === undefined ? { kind: 'told', text } : { kind, id: text.slice(at + 1) };
};
