import type { MemberView } from '../../kit/ports.ts';

type Who = Pick<MemberView, 'name' | 'phone'>;

/** The name and the phone of a member as one text, so that a whole panel is opened with one seal a member. No name has a
 *  line break. */
export const whoText = ({ name, phone }: Who): string => `${name}\n${phone}`;

/** The name and the phone that a text holds; of one without a phone, as they were stored before, it is empty. */
export const whoIn = (text: string): Who => {
  const [name = '', phone = ''] = text.split('\n');
  return { name, phone };
};
