import type { Day } from './calendar.ts';
import { assessmentRow } from './judge.ts';
import { messagesOf } from './message-walk.ts';
import { personRowsOf, programmes, walkPerson } from './person-walk.ts';
import { ratesOf } from './rate-walk.ts';
import { sortedBy } from './rows.ts';
import type { CountyRows, DayRows } from './rows.ts';

/**
 * What the written rules make of a county folder on a day: every person is walked day by day from the first
 * record on, with plain state and dates as text. Slow and separate from `domain/` on purpose: it shares no
 * line with the rules it checks. Rows are sorted as the output files are.
 */
export const walkCounty = (county: CountyRows, day: Day): DayRows => {
  const people = personRowsOf(county).map((rows) => walkPerson(rows, day));
  const judged = people.flatMap((person) =>
    programmes.flatMap((programme) => person.chains[programme].judged),
  );
  return {
    assessments: sortedBy(judged.map(assessmentRow), ['followupId']),
    ...messagesOf(people, county.teams, day),
    rates: ratesOf(people, county, day),
  };
};
