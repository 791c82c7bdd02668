import { Collapse, Flex, Form, Input, InputNumber, Select } from 'antd';

import { correctExamRoute, recordExamRoute } from '../../functions/exams/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { examFieldWords } from './exam-field-words.ts';
import { type ExamField, filledOf, FORM_PARTS, MEASURES, PART_NAMES } from './exam-fields.ts';
import { examWords } from './exam-words.ts';
import type { Exam } from './exam.ts';
import { FormDrawer } from './form-drawer.tsx';
import { SecondLook } from './second-look.tsx';
import { useAbout, useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';

type Values = { readonly examinedOn?: string; readonly reason?: string; readonly [name: string]: unknown };

const Finding = ({ path }: { readonly path: readonly string[] }) => {
  const say = useWords(examWords);
  const nameOf = useNames(examFieldWords);
  const name = nameOf(path.at(-1) ?? '');
  const options = [
    { value: true, label: say('isNormal') },
    { value: false, label: say('isNot') },
  ];
  return (
    <Flex gap="small">
      <Form.Item name={[...path, 'isNormal']} noStyle>
        <Select allowClear options={options} className="finding" aria-label={name} />
      </Form.Item>
      <Form.Item name={[...path, 'says']} noStyle>
        <Input placeholder={say('says')} aria-label={`${name}: ${say('says')}`} />
      </Form.Item>
    </Flex>
  );
};

const Control = ({ field, ...given }: { readonly field: ExamField }) => {
  const say = useWords(examWords);
  const nameOf = useNames(examFieldWords);
  switch (field.kind) {
    case 'number':
      return <InputNumber {...given} suffix={field.unit} className="whole" />;
    case 'choice':
      return (
        <Select {...given} allowClear options={field.of.map((value) => ({ value, label: nameOf(value) }))} />
      );
    case 'words':
      return <Select {...given} mode="tags" open={false} suffixIcon={null} placeholder={say('manyWords')} />;
    case 'text':
      return <Input.TextArea {...given} rows={2} />;
    case 'finding':
      return null;
    default:
      return field satisfies never;
  }
};

const Fields = ({
  fields,
  under,
}: {
  readonly fields: readonly ExamField[];
  readonly under: readonly string[];
}) => {
  const nameOf = useNames(examFieldWords);
  const isWide = ({ kind }: ExamField): boolean => kind === 'words' || kind === 'text' || kind === 'finding';
  return (
    <div className="fields">
      {fields.map((field) =>
        field.kind === 'finding' ? (
          <Form.Item key={field.name} label={nameOf(field.name)} className="whole">
            <Finding path={[...under, field.name]} />
          </Form.Item>
        ) : (
          <Form.Item
            key={field.name}
            name={[...under, field.name]}
            label={nameOf(field.name)}
            className={isWide(field) ? 'whole' : 'half'}
          >
            <Control field={field} />
          </Form.Item>
        ),
      )}
    </div>
  );
};

const ExamFields = ({ isNew, from }: { readonly isNew: boolean; readonly from: string }) => {
  const say = useWords(examWords);
  const common = useWords(commonWords);
  const { today } = useSeen();
  return (
    <>
      {isNew ? (
        <Form.Item
          name="examinedOn"
          label={say('examinedOn')}
          rules={[{ required: true, message: common('required') }]}
        >
          <DateField from={from} until={today} />
        </Form.Item>
      ) : null}
      <Fields fields={MEASURES} under={[]} />
      <Form.Item name="result" label={say('result')}>
        <Select
          allowClear
          options={(['normal', 'abnormal'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </Form.Item>
      <Collapse
        ghost
        className="exam-parts"
        items={PART_NAMES.map((part) => ({
          key: part,
          label: say(part),
          forceRender: true,
          children: <Fields fields={FORM_PARTS[part]} under={['form']} />,
        }))}
      />
      <Form.Item name="note" label={say('note')}>
        <Input.TextArea rows={2} />
      </Form.Item>
      {isNew ? null : (
        <Form.Item name="reason" label={say('reason')}>
          <Input />
        </Form.Item>
      )}
    </>
  );
};

type Shape = { readonly exam?: Exam; readonly onClose: () => void };

const NAMES = ['sbp', 'dbp', 'fpg', 'heightCm', 'weightKg', 'waistCm', 'result', 'note', 'form'] as const;

const valuesOf = (exam: Exam): Values =>
  Object.fromEntries(NAMES.flatMap((name) => (exam[name] === undefined ? [] : [[name, exam[name]]])));

/** What of a recorded exam its form does not show and a correction keeps. */
const keptOf = (exam: Exam | undefined) => ({
  ...(exam?.staffId !== undefined && { staffId: exam.staffId }),
  ...(exam?.lateEntryReason !== undefined && { lateEntryReason: exam.lateEntryReason }),
});

/** Records an annual exam, or corrects one: the whole of it as it should stand. */
export const ExamDrawer = ({ exam, onClose }: Shape) => {
  const say = useWords(examWords);
  const shown = useShown();
  const { today, version, story } = useSeen();
  const { params } = useAbout();
  const [form] = Form.useForm<Values>();
  const record = useDeed(recordExamRoute, onClose);
  const correct = useDeed(correctExamRoute, onClose);
  const { error, isPending } = exam === undefined ? record : correct;
  const submit = ({ examinedOn = today, reason, ...typed }: Values): void => {
    const body = { ...keptOf(exam), ...filledOf(typed) };
    if (exam === undefined) record.run({ params, version, body: { ...body, examinedOn } });
    else correct.run({ params: { ...params, examinedOn: exam.examinedOn }, version, purpose: reason, body });
  };
  return (
    <FormDrawer<Values>
      title={exam === undefined ? say('record') : say('correctOf', { date: shown.date(exam.examinedOn) })}
      form={form}
      initial={exam === undefined ? { examinedOn: today } : valuesOf(exam)}
      error={error}
      isPending={isPending}
      width={560}
      onSubmit={submit}
      onClose={onClose}
    >
      <ExamFields isNew={exam === undefined} from={story.birthDate} />
      <SecondLook error={error} />
    </FormDrawer>
  );
};
