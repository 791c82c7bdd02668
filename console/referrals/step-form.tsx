import { App, Button, Form, Input, Modal } from 'antd';

import {
  acceptReferral,
  checkReferral,
  closeReferral,
  markSeen,
  refuseReferral,
  returnReferral,
  sendDraft,
} from '../../functions/referrals/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import type { Referral, Step } from './steps.ts';
import { referralPageWords } from './words.ts';

type Typed = Readonly<Record<string, string | undefined>>;
type Field = Exclude<keyof typeof referralPageWords.texts, 'visit'>;

const DATES: ReadonlySet<string> = new Set(['appointmentOn']);
const LONG: ReadonlySet<string> = new Set([
  'mainTestResults',
  'diagnosis',
  'treatmentAndPlan',
  'opinion',
  'reason',
  'note',
]);

/** What each step asks for. */
const FIELDS: Readonly<Record<Step, readonly Field[]>> = {
  sendDraft: [],
  accept: ['appointmentOn', 'slotAt', 'answeredBy', 'answeredByPhone'],
  refuse: ['reason', 'answeredBy'],
  seen: ['department', 'doctor', 'admissionNumber'],
  returnIt: [
    'mainTestResults',
    'diagnosis',
    'treatmentAndPlan',
    'returningDoctor',
    'returningPhone',
    'caseNumber',
    'admissionNumber',
  ],
  check: ['note'],
  close: ['reason'],
};

/** What a step cannot be made without. */
const NEEDED: Readonly<Partial<Record<Step, Field>>> = { refuse: 'reason' };

/** The fields of a step of a referral; a consultation from afar is answered with an opinion. */
const fieldsOf = (step: Step, { kind }: Referral): readonly Field[] =>
  step === 'returnIt' && kind === 'remote_consultation' ? ['opinion', ...FIELDS[step]] : FIELDS[step];

const given = (typed: Typed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]): [string, string][] =>
      text === undefined || text.trim() === '' ? [] : [[name, text.trim()]],
    ),
  );

/** How each step is written down, once it is known of which referral. */
const useSteps = (params: { readonly referralId: string }) => {
  const accept = useWrite(acceptReferral);
  const refuse = useWrite(refuseReferral);
  const seen = useWrite(markSeen);
  const back = useWrite(returnReferral);
  const check = useWrite(checkReferral);
  const close = useWrite(closeReferral);
  const send = useWrite(sendDraft);
  const writes: Readonly<Record<Step, (body: Readonly<Record<string, string>>) => Promise<unknown>>> = {
    sendDraft: () => send.mutateAsync({ params }),
    accept: (body) => accept.mutateAsync({ params, body }),
    refuse: (body) => refuse.mutateAsync({ params, body: { ...body, reason: body['reason'] ?? '' } }),
    seen: (body) => seen.mutateAsync({ params, body }),
    returnIt: (body) => back.mutateAsync({ params, body }),
    check: (body) => check.mutateAsync({ params, body }),
    close: (body) => close.mutateAsync({ params, body }),
  };
  const write = (step: Step, typed: Typed): Promise<unknown> => writes[step](given(typed));
  const all = [accept, refuse, seen, back, check, close, send];
  return {
    write,
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
};

const FieldOf = ({ name, isNeeded }: { readonly name: Field; readonly isNeeded: boolean }) => {
  const say = useWords(referralPageWords);
  const sayCommon = useWords(commonWords);
  return (
    <Form.Item
      name={name}
      // Why a step is made is another matter than why somebody was referred.
      label={say(name === 'reason' ? 'why' : name)}
      rules={isNeeded ? [{ required: true, whitespace: true, message: sayCommon('required') }] : []}
    >
      {DATES.has(name) ? (
        <DateField />
      ) : LONG.has(name) ? (
        <Input.TextArea autoSize={{ minRows: 2 }} />
      ) : (
        <Input />
      )}
    </Form.Item>
  );
};

type Shape = { readonly step: Step; readonly referral: Referral; readonly onDone: () => void };

/** Asks for what a step needs and writes it down; a refusal is shown here. */
export const StepForm = ({ step, referral, onDone }: Shape) => {
  const say = useWords(referralPageWords);
  const sayCommon = useWords(commonWords);
  const { message } = App.useApp();
  const { write, isPending, error } = useSteps({ referralId: referral.id });
  const finish = (typed: Typed): void =>
    void write(step, typed).then(
      () => {
        void message.success(say('done'));
        onDone();
      },
      () => undefined,
    );
  return (
    <Modal open title={say(step)} footer={null} onCancel={onDone} destroyOnHidden>
      <Form<Typed> layout="vertical" onFinish={finish}>
        {fieldsOf(step, referral).map((name) => (
          <FieldOf key={name} name={name} isNeeded={NEEDED[step] === name} />
        ))}
        <ProblemNote error={error} />
        <Button type="primary" htmlType="submit" loading={isPending}>
          {sayCommon('save')}
        </Button>
      </Form>
    </Modal>
  );
};
