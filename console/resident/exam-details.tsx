import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { examFieldWords } from './exam-field-words.ts';
import { type ExamField, FORM_PARTS, PART_NAMES } from './exam-fields.ts';
import { examWords } from './exam-words.ts';
import type { Exam } from './exam.ts';
import { FactList, Quiet } from './section.tsx';

type Form = Readonly<Record<string, unknown>>;

/** Says what a field of the form holds; nothing where it is empty. */
const useFieldText = (): ((field: ExamField, form: Form) => string | undefined) => {
  const say = useWords(examWords);
  const nameOf = useNames(examFieldWords);
  const findingText = (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null || !('isNormal' in value)) return undefined;
    const word = say(value.isNormal === true ? 'isNormal' : 'isNot');
    return 'says' in value && typeof value.says === 'string'
      ? say('finding', { name: word, says: value.says })
      : word;
  };
  return (field, form) => {
    const value = form[field.name];
    if (field.kind === 'finding') return findingText(value);
    if (field.kind === 'number')
      return typeof value === 'number' ? `${value} ${field.unit}`.trim() : undefined;
    if (Array.isArray(value)) return value.join('、');
    return typeof value === 'string' ? nameOf(value) : undefined;
  };
};

const Notes = ({ exam }: { readonly exam: Exam }) => {
  const say = useWords(examWords);
  const shown = useShown();
  const notes = [
    exam.note ?? '',
    exam.enteredFrom === 'vehicle' ? say('vehicle') : '',
    exam.corrections.length === 0 ? '' : say('corrected', { count: exam.corrections.length }),
    ...exam.moves.map(({ movedFrom, reason }) => say('moved', { date: shown.date(movedFrom), reason })),
  ].filter((text) => text !== '');
  return notes.length === 0 ? null : <Quiet>{notes.join(' · ')}</Quiet>;
};

/** The whole form of an exam, part by part, and what became of its entry. */
export const ExamDetails = ({ exam }: { readonly exam: Exam }) => {
  const say = useWords(examWords);
  const nameOf = useNames(examFieldWords);
  const textOf = useFieldText();
  const form: Form = exam.form ?? {};
  const parts = PART_NAMES.map((part) => ({
    part,
    facts: FORM_PARTS[part].flatMap((field) => {
      const value = textOf(field, form);
      return value === undefined ? [] : [{ name: nameOf(field.name), value }];
    }),
  })).filter(({ facts }) => facts.length > 0);
  return (
    <div className="exam-details">
      {parts.length === 0 ? <Quiet>{say('notForm')}</Quiet> : null}
      {parts.map(({ part, facts }) => (
        <div key={part}>
          <strong>{say(part)}</strong>
          <FactList facts={facts} />
        </div>
      ))}
      <Notes exam={exam} />
    </div>
  );
};
