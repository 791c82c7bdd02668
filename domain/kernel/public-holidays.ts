import { daysBetween, localDate, type LocalDate, plusDays } from './time.ts';
import type { Holidays } from './working-days.ts';

/** A day, or the first and the last of several. */
type Span = readonly [first: string, last?: string];

/** What a notice says of its year: on which days nobody works, and which weekend days are worked for it. */
type Notice = { readonly closed: readonly Span[]; readonly worked: readonly string[] };

/** One notice of the State Council a year.
 *  @source 国务院办公厅关于2024年部分节假日安排的通知，国办发明电〔2023〕7号 */
const NOTICE_2024: Notice = {
  closed: [
    ['2024-01-01'],
    ['2024-02-10', '2024-02-17'],
    ['2024-04-04', '2024-04-06'],
    ['2024-05-01', '2024-05-05'],
    ['2024-06-10'],
    ['2024-09-15', '2024-09-17'],
    ['2024-10-01', '2024-10-07'],
  ],
  worked: [
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
  ],
};

/** @source 国务院办公厅关于2025年部分节假日安排的通知，国办发明电〔2024〕12号 */
const NOTICE_2025: Notice = {
  closed: [
    ['2025-01-01'],
    ['2025-01-28', '2025-02-04'],
    ['2025-04-04', '2025-04-06'],
    ['2025-05-01', '2025-05-05'],
    ['2025-05-31', '2025-06-02'],
    ['2025-10-01', '2025-10-08'],
  ],
  worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
};

/** @source 国务院办公厅关于2026年部分节假日安排的通知，2025年11月4日 */
const NOTICE_2026: Notice = {
  closed: [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ],
  worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

const NOTICES: readonly Notice[] = [NOTICE_2024, NOTICE_2025, NOTICE_2026];

const daysOf = ([first, last = first]: Span): LocalDate[] => {
  const from = localDate(first);
  return Array.from({ length: daysBetween(from, localDate(last)) + 1 }, (_, after) => plusDays(from, after));
};

/** China's public holidays, and the weekends worked for them, of the years 2024 to 2026. The notice of a year comes in
 *  the autumn before: in a year without one only weekends are closed. */
export const PUBLIC_HOLIDAYS: Holidays = {
  closed: new Set(NOTICES.flatMap(({ closed }) => closed.flatMap(daysOf))),
  worked: new Set(NOTICES.flatMap(({ worked }) => worked.map(localDate))),
};
