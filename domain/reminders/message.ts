import { byCodePoints } from '../kernel/ids.ts';
import type { MobileNumber } from '../kernel/phone.ts';
import type { Subject } from './plan.ts';
import { segmentsOf } from './segments.ts';
import { defaultTemplate, type Template } from './templates.ts';
import { type Place, textOf } from './text.ts';

/** One SMS to one phone on one day. */
export type Message = {
  readonly phone: MobileNumber;
  /** By due date, resident id, kind and programme; the first heads the message (readings.md A35). */
  readonly subjects: readonly [Subject, ...Subject[]];
  readonly text: string;
  readonly segments: number;
  readonly templateVersion: string;
};

const bySubject = (a: Subject, b: Subject): number =>
  byCodePoints(a.task.dueOn, b.task.dueOn) ||
  byCodePoints(a.resident.id, b.resident.id) ||
  byCodePoints(a.task.kind, b.task.kind) ||
  byCodePoints(a.task.programme ?? '', b.task.programme ?? '');

/** Merges what goes to one phone on one day into one SMS each: one and not two.
 *  @param placeOf where the subject's team is
 *  @param template the registered wording
 *  @returns the messages by first resident's id, then phone
 *  @source reminders.md, Guards 4; readings.md A34, A35 */
export const mergeByPhone = (
  subjects: readonly Subject[],
  placeOf: (subject: Subject) => Place | undefined,
  template: Template = defaultTemplate,
): Message[] => {
  const byPhone = Map.groupBy(subjects, ({ phone }) => phone);
  const messages: Message[] = [];
  for (const [phone, group] of byPhone) {
    const [first, ...rest] = group.toSorted(bySubject);
    if (first === undefined) continue;
    const text = textOf([first, ...rest], placeOf(first), template);
    messages.push({
      phone,
      subjects: [first, ...rest],
      text,
      segments: segmentsOf(text),
      templateVersion: template.version,
    });
  }
  return messages.toSorted(
    (a, b) =>
      byCodePoints(a.subjects[0].resident.id, b.subjects[0].resident.id) || byCodePoints(a.phone, b.phone),
  );
};
