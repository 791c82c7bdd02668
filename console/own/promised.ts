type Service = { readonly item: string; readonly dueOn: string; readonly doneOn?: string | undefined };
type Contract = { readonly services: readonly Service[]; readonly due: number };

/** A promised service: done on a day, late since a day, or still open until one. */
export type Promised = {
  readonly item: string;
  readonly dueOn: string;
  readonly state: 'done' | 'late' | 'open';
  readonly on: string;
};

/** What a contract promises in the order of its days. How many are due by today is the service's count: the first so many. */
export const promisedIn = ({ services, due }: Contract): readonly Promised[] =>
  services
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map(({ item, dueOn, doneOn }, at) => {
      if (doneOn !== undefined) return { item, dueOn, state: 'done', on: doneOn };
      return { item, dueOn, state: at < due ? 'late' : 'open', on: dueOn };
    });
