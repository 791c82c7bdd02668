import { Form, Input, InputNumber, Select } from 'antd';

import { correctFollowUp } from '../../functions/follow-ups/api.ts';
import { listProgrammes } from '../../functions/programmes/api.ts';
import { modeWords } from '../kit/code-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { correctionOf, type Correcting, correctingOf } from './correction.ts';
import { FormDrawer } from './form-drawer.tsx';
import { SecondLook } from './second-look.tsx';
import { useAbout, useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';
import { visitWords } from './visit-words.ts';
import type { FollowUp } from './visits.ts';

const MODES = ['clinic', 'home', 'phone', 'video'] as const;
const CHOICES = {
  outcome: ['done', 'lost', 'refused'],
  adverseReaction: ['none', 'present', 'uncontrolled'],
  complication: ['none', 'new', 'worse'],
} as const;
const CHOICE_NAMES = ['outcome', 'adverseReaction', 'complication'] as const;

/** The values that the programme of a visit measures. */
const Measured = ({ programme }: { readonly programme: string }) => {
  const nameOf = useNames(visitWords);
  const items = useAnswer(listProgrammes, {}).value?.items ?? [];
  const measurements = items.find(({ code }) => code === programme)?.measurements ?? [];
  return measurements.map(({ name, unit }) => (
    <Form.Item key={name} name={name} label={nameOf(name)} className="half">
      <InputNumber suffix={unit} className="whole" />
    </Form.Item>
  ));
};

const CorrectFields = ({ programme }: { readonly programme: string }) => {
  const say = useWords(visitWords);
  const nameOf = useNames(visitWords);
  const modeName = useNames(modeWords);
  const { today } = useSeen();
  return (
    <>
      <div className="fields">
        <Form.Item name="visitedOn" label={say('visitedOn')} className="half">
          <DateField until={today} />
        </Form.Item>
        <Form.Item name="visitedAt" label={say('visitedAt')} className="half">
          <Input inputMode="numeric" />
        </Form.Item>
        <Form.Item name="mode" label={say('mode')} className="half">
          <Select options={MODES.map((value) => ({ value, label: modeName(value) }))} />
        </Form.Item>
        {CHOICE_NAMES.map((name) => (
          <Form.Item key={name} name={name} label={say(name)} className="half">
            <Select options={CHOICES[name].map((value) => ({ value, label: nameOf(value) }))} />
          </Form.Item>
        ))}
        <Measured programme={programme} />
      </div>
      <Form.Item name="note" label={say('note')}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="reason" label={say('correctReason')}>
        <Input />
      </Form.Item>
    </>
  );
};

type Shape = { readonly visit: FollowUp; readonly onClose: () => void };

/** Corrects a follow-up: the whole of it as it should stand; what the form does not show stays. */
export const CorrectDrawer = ({ visit, onClose }: Shape) => {
  const say = useWords(visitWords);
  const shown = useShown();
  const { version } = useSeen();
  const { params } = useAbout();
  const [form] = Form.useForm<Correcting>();
  const { run, error, isPending } = useDeed(correctFollowUp, onClose);
  const submit = (typed: Correcting): void =>
    run({
      params: { ...params, followUpId: visit.id },
      version,
      purpose: typed.reason === '' ? undefined : typed.reason,
      body: correctionOf(visit, typed),
    });
  return (
    <FormDrawer<Correcting>
      title={say('correctOf', { date: shown.date(visit.visitedOn) })}
      form={form}
      initial={correctingOf(visit)}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <CorrectFields programme={visit.programme} />
      <SecondLook error={error} />
    </FormDrawer>
  );
};
