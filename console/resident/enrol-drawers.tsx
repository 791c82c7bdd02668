import { Form, InputNumber, Select } from 'antd';

import { closeEnrolments, enrolResident, screenResident } from '../../functions/programmes/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { careWords } from './care-words.ts';
import { FormDrawer } from './form-drawer.tsx';
import { SecondLook } from './second-look.tsx';
import { useAbout, useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';
import { useProgrammeName, useProgrammes } from './use-names.ts';
import { visitWords } from './visit-words.ts';

type Shape = { readonly onClose: () => void };

/** The programmes that do not manage the person yet. */
const useOpenProgrammes = () => {
  const { story } = useSeen();
  const managed = new Set(
    story.programmes
      .filter(({ managedSince }) => managedSince !== undefined)
      .map(({ programme }) => programme),
  );
  return useProgrammes().filter(({ value }) => !managed.has(value));
};

const useRequired = () => {
  const common = useWords(commonWords);
  return [{ required: true, message: common('required') }];
};

type Enrolling = { readonly programme: string; readonly enrolledOn: string };

/** Brings the person under management in a programme. */
export const EnrolDrawer = ({ onClose }: Shape) => {
  const say = useWords(careWords);
  const { today, version } = useSeen();
  const { params } = useAbout();
  const rules = useRequired();
  const options = useOpenProgrammes();
  const [form] = Form.useForm<Enrolling>();
  const { run, error, isPending } = useDeed(enrolResident, onClose);
  return (
    <FormDrawer<Enrolling>
      title={say('enrolTitle')}
      form={form}
      initial={{ enrolledOn: today }}
      error={error}
      isPending={isPending}
      onSubmit={(body) => run({ params, version, body })}
      onClose={onClose}
    >
      <Form.Item name="programme" label={say('programme')} rules={rules}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="enrolledOn" label={say('enrolledOn')} rules={rules}>
        <DateField until={today} />
      </Form.Item>
    </FormDrawer>
  );
};

const REASONS = ['refused', 'misdiagnosed', 'moved_out', 'died'] as const;

type Closing = { readonly closedOn: string; readonly reason: (typeof REASONS)[number] };

/** Ends the management of the person in a programme. */
export const CloseDrawer = ({ programme, onClose }: Shape & { readonly programme: string }) => {
  const say = useWords(careWords);
  const nameOf = useNames(careWords);
  const { today, version } = useSeen();
  const { params } = useAbout();
  const rules = useRequired();
  const programmeName = useProgrammeName();
  const [form] = Form.useForm<Closing>();
  const { run, error, isPending } = useDeed(closeEnrolments, onClose);
  return (
    <FormDrawer<Closing>
      title={say('closeOf', { programme: programmeName(programme) })}
      form={form}
      initial={{ closedOn: today }}
      error={error}
      isPending={isPending}
      isDanger
      submit={say('close')}
      onSubmit={(body) => run({ params: { ...params, programme }, version, body })}
      onClose={onClose}
    >
      <Form.Item name="closedOn" label={say('closedOn')} rules={rules}>
        <DateField until={today} />
      </Form.Item>
      <Form.Item name="reason" label={say('closeReason')} rules={rules}>
        <Select options={REASONS.map((value) => ({ value, label: nameOf(value) }))} />
      </Form.Item>
    </FormDrawer>
  );
};

type Screening = {
  readonly programme: string;
  readonly readOn: string;
  readonly sbp?: number | null;
  readonly dbp?: number | null;
  readonly fpg?: number | null;
  readonly confirmed?: boolean;
};

const MEASURED = ['sbp', 'dbp', 'fpg'] as const;

const numbersOf = (typed: Screening): Readonly<Record<string, number>> =>
  Object.fromEntries(
    MEASURED.flatMap((name): [string, number][] => {
      const value = typed[name];
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );

const UNITS = { sbp: 'mmHg', dbp: 'mmHg', fpg: 'mmol/L' } as const;

/** Records a reading of somebody who is not managed, and lets the page say where they stand. */
export const ScreenDrawer = ({ onClose }: Shape) => {
  const say = useWords(careWords);
  const visit = useWords(visitWords);
  const { today, version } = useSeen();
  const { params } = useAbout();
  const rules = useRequired();
  const options = useOpenProgrammes();
  const [form] = Form.useForm<Screening>();
  const { run, error, isPending } = useDeed(screenResident, onClose);
  const submit = (typed: Screening): void => {
    const { programme, readOn, confirmed } = typed;
    run({
      params,
      version,
      body: { programme, readOn, ...numbersOf(typed), ...(confirmed === true && { confirmed }) },
    });
  };
  return (
    <FormDrawer<Screening>
      title={say('screenTitle')}
      form={form}
      initial={{ readOn: today }}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="programme" label={say('programme')} rules={rules}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="readOn" label={say('readOn')} rules={rules}>
        <DateField until={today} />
      </Form.Item>
      <div className="fields">
        {MEASURED.map((name) => (
          <Form.Item key={name} name={name} label={visit(name)} className="half">
            <InputNumber suffix={UNITS[name]} className="whole" />
          </Form.Item>
        ))}
      </div>
      <SecondLook error={error} />
    </FormDrawer>
  );
};
