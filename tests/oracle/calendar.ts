/** A civil date `YYYY-MM-DD`, kept as text: the walk compares dates as text and counts them by Date.UTC. */
export type Day = string;

const millisecondsPerDay = 86_400_000;

const millisecondsOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

const textOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);

const exists = (day: Day): boolean => {
  const milliseconds = millisecondsOf(day);
  return !Number.isNaN(milliseconds) && textOf(milliseconds) === day;
};

/** The day that many days later (earlier, if negative). */
export const daysLater = (day: Day, days: number): Day =>
  textOf(millisecondsOf(day) + days * millisecondsPerDay);

const tomorrows = new Map<Day, Day>();

/** The next day; remembered, since the walk takes the same steps for every person. */
export const dayAfter = (day: Day): Day => {
  const known = tomorrows.get(day);
  if (known !== undefined) return known;
  const tomorrow = daysLater(day, 1);
  tomorrows.set(day, tomorrow);
  return tomorrow;
};

/** How many days `to` lies after `from`. */
export const daysFrom = (from: Day, to: Day): number =>
  (millisecondsOf(to) - millisecondsOf(from)) / millisecondsPerDay;

/** The year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The quarter of a day, 1–4. */
export const quarterOf = (day: Day): number => Math.ceil(Number(day.slice(5, 7)) / 3);

/** The same day of the month that many months later, or the month's last day where there is none. */
export const monthsLater = (day: Day, months: number): Day => {
  const count = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let dayOfMonth = Number(day.slice(8)); ; dayOfMonth -= 1) {
    const candidate = `${month}-${String(dayOfMonth).padStart(2, '0')}`;
    if (exists(candidate)) return candidate;
  }
};

/** Birthdays that have come by the day, the first one after birth counting 1; born on 29 February: 1 March elsewhere. */
export const ageOn = (birthDate: Day, day: Day): number => {
  let age = 0;
  for (let year = yearOf(birthDate) + 1; year <= yearOf(day); year += 1) {
    const birthday = `${year}${birthDate.slice(4)}`;
    if ((exists(birthday) ? birthday : `${year}-03-01`) <= day) age += 1;
  }
  return age;
};

/** The last day of a quarter (1–4) of a year. */
export const quarterEnd = (year: number, quarter: number): Day =>
  `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1] ?? ''}`;
