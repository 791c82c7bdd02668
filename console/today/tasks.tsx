import { Row, type StaffName } from './row.tsx';
import type { WorklistItem } from '../../functions/reminders/api.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';

/** What rows share: the day, the names of the team, and at which place of the page a call is being made. */
export type Rows = {
  readonly today: LocalDate;
  readonly staffName: StaffName;
  readonly calling: string | undefined;
  readonly onCall: (place: string | undefined) => void;
};

type Shape = Rows & {
  readonly items: readonly WorklistItem[];
  /** Tells the places of this list from those of others on the page. */
  readonly list: string;
};

/** Tasks in the order in which they are given. */
export const Tasks = ({ items, list, today, staffName, calling, onCall }: Shape) => (
  <ul className="tasks">
    {items.map((item) => {
      const place = `${list} ${item.taskId}`;
      return (
        <Row
          key={item.taskId}
          item={item}
          today={today}
          staffName={staffName}
          place={place}
          isCalling={calling === place}
          onCall={onCall}
        />
      );
    })}
  </ul>
);
