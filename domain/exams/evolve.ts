import type { ExamEvent } from '../../events/exams.ts';
import { unreachable } from '../kernel/result.ts';
import type { Exam } from './exam.ts';

/** A resident's exams after an event; a correction leaves the day as it is. */
export const evolve = (exams: readonly Exam[], event: ExamEvent): Exam[] => {
  switch (event.type) {
    case 'exam-recorded@1':
      return [...exams, { residentId: event.residentId, examinedOn: event.examinedOn }];
    case 'exam-corrected@1':
      return [...exams];
    default:
      return unreachable(event);
  }
};
