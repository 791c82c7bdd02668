/** Surnames of two characters in common use: 司马兰静 is 司马**, not 司***. */
const COMPOUND_SURNAMES: ReadonlySet<string> = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '尉迟',
  '皇甫',
  '令狐',
  '长孙',
  '慕容',
  '司徒',
  '司空',
  '夏侯',
  '东方',
  '公孙',
  '端木',
  '百里',
]);

const isLetter = (character: string): boolean => /^\p{L}$/u.test(character);

/** A name as an SMS may show it: the surname and one `*` per further character; empty where the record's name
 *  does not begin with a letter (a formula, a tag). @source reminders.md, Text */
export const maskedName = (name: string): string => {
  const characters = Array.from(name);
  const [first = ''] = characters;
  if (!isLetter(first)) return '';
  const two = characters.slice(0, 2).join('');
  const surname = characters.length > 2 && COMPOUND_SURNAMES.has(two) ? two : first;
  return surname + '*'.repeat(characters.length - Array.from(surname).length);
};
