import type { ExamEvent } from '../../events/exams.ts';
import { unreachable } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Exam } from './exam.ts';

const without = (exams: readonly Exam[], day: LocalDate): Exam[] =>
  exams.filter(({ examinedOn }) => examinedOn !== day);

/** A resident's exams after an event; a correction leaves the day as it is. */
export const evolve = (exams: readonly Exam[], event: ExamEvent): Exam[] => {
  const { residentId, examinedOn } = event;
  switch (event.type) {
    case 'exam-recorded@1':
      return [...exams, { residentId, examinedOn }];
    case 'exam-corrected@1':
      return [...exams];
    case 'exam-moved@1':
      return [...without(exams, event.movedFrom), { residentId, examinedOn }];
    case 'exam-voided@1':
      return without(exams, examinedOn);
    default:
      return unreachable(event);
  }
};
