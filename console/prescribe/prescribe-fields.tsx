import { Button, Checkbox, Input, InputNumber, Select, Typography } from 'antd';
import { useId } from 'react';

import { Field } from '../contracts/field.tsx';
import { DateField } from '../kit/date-field.tsx';
import { useSay } from '../kit/language.ts';
import { useWords } from '../kit/words.ts';
import { DrugLines } from './drug-lines.tsx';
import type { PrescribeChoices } from './prescribe-types.ts';
import type { Draft } from './prescribing.ts';
import { prescribeWords } from './words.ts';

/** Weeks that are often prescribed for, in days; which are allowed the checks say. */
const USUAL_DAYS = [14, 28, 56] as const;
const MOST_DAYS = 1000;

type Part = PrescribeChoices & {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

const ProgrammeField = ({ draft, onChange, programmes, renews }: Part) => {
  const say = useWords(prescribeWords);
  const text = useSay();
  const id = useId();
  const hint = programmes.length === 0 ? say('noProgramme') : undefined;
  const named = programmes.find(({ programme }) => programme === draft.programme);
  if (renews !== undefined)
    return <Field label={say('programme')}>{named === undefined ? draft.programme : text(named.name)}</Field>;
  return (
    <Field label={say('programme')} id={id} required hint={hint}>
      <Select
        id={id}
        className="prescriber"
        placeholder={say('chooseProgramme')}
        {...(draft.programme === undefined ? {} : { value: draft.programme })}
        options={programmes.map(({ programme, name }) => ({ value: programme, label: text(name) }))}
        onChange={(programme: string) => onChange({ ...draft, programme })}
      />
    </Field>
  );
};

const DaysField = ({ draft, onChange }: Part) => {
  const say = useWords(prescribeWords);
  const id = useId();
  return (
    <Field label={say('days')} id={id} required>
      <div className="day-choices">
        <InputNumber
          id={id}
          min={1}
          max={MOST_DAYS}
          precision={0}
          value={draft.days ?? null}
          onChange={(days) => onChange({ ...draft, days: days ?? undefined })}
        />
        {USUAL_DAYS.map((count) => (
          <Button key={count} onClick={() => onChange({ ...draft, days: count })}>
            {say('daysOf', { count })}
          </Button>
        ))}
      </div>
    </Field>
  );
};

const IssueFields = ({ draft, onChange, staff, today }: Part) => {
  const say = useWords(prescribeWords);
  const id = useId();
  return (
    <div className="terms-fields">
      <Field label={say('issuedOn')} id={`${id}-on`} required>
        <DateField
          id={`${id}-on`}
          value={draft.issuedOn}
          until={today}
          onChange={(issuedOn) => onChange({ ...draft, issuedOn })}
        />
      </Field>
      <Field label={say('prescriber')} id={`${id}-by`}>
        <Select
          id={`${id}-by`}
          className="prescriber"
          allowClear
          placeholder={say('self')}
          {...(draft.staffId === undefined ? {} : { value: draft.staffId })}
          options={staff.map((one) => ({ value: one.id, label: `${one.name} ${one.title}` }))}
          onChange={(staffId: string | undefined) => onChange({ ...draft, staffId })}
        />
      </Field>
    </div>
  );
};

const Papers = ({ draft, onChange }: Part) => {
  const say = useWords(prescribeWords);
  const id = useId();
  return (
    <>
      <div className="papers">
        {(['assessed', 'patientConfirmed'] as const).map((paper) => (
          <Checkbox
            key={paper}
            checked={draft[paper]}
            onChange={({ target }) => onChange({ ...draft, [paper]: target.checked })}
          >
            {say(paper)}
          </Checkbox>
        ))}
      </div>
      <Field label={say('recordNote')} id={id}>
        <Input.TextArea
          id={id}
          className="papers"
          rows={3}
          maxLength={2000}
          placeholder={say('recordHint')}
          value={draft.recordNote}
          onChange={({ target }) => onChange({ ...draft, recordNote: target.value })}
        />
      </Field>
    </>
  );
};

/** Everything that a prescription says. */
export const PrescribeFields = (part: Part) => {
  const say = useWords(prescribeWords);
  const { draft, onChange, suggestions } = part;
  return (
    <div>
      <section>
        <Typography.Title level={2}>{say('drugs')}</Typography.Title>
        <ProgrammeField {...part} />
        <DrugLines
          drugs={draft.drugs}
          suggestions={suggestions}
          onChange={(drugs) => onChange({ ...draft, drugs })}
        />
      </section>
      <section>
        <Typography.Title level={2}>{say('amount')}</Typography.Title>
        <DaysField {...part} />
        <IssueFields {...part} />
      </section>
      <section>
        <Typography.Title level={2}>{say('papers')}</Typography.Title>
        <Papers {...part} />
      </section>
    </div>
  );
};
