import { Checkbox, Form, Input, Radio, Select } from 'antd';

import { showRegion } from '../../functions/organisation/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type Draft, FORM_FIELDS, GROUNDS_OF } from './draft.ts';
import { groundWords, referralPageWords } from './words.ts';

const COUNTY_DIGITS = 6;

/** Which way, how urgent, and whether the person travels. */
export const Manner = () => {
  const say = useWords(referralPageWords);
  return (
    <>
      <Form.Item name="direction" label={say('direction')}>
        <Radio.Group options={(['up', 'down'] as const).map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item name="urgency" label={say('urgency')}>
        <Radio.Group
          options={[
            { value: 'routine', label: say('routine') },
            { value: 'urgent', label: say('urgentLong') },
          ]}
        />
      </Form.Item>
      <Form.Item name="kind" label={say('kind')}>
        <Radio.Group
          options={(['visit', 'remote_consultation'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </Form.Item>
    </>
  );
};

/** The institutions of the resident's county to which one may refer. */
export const Place = ({ regionCode }: { readonly regionCode: string }) => {
  const say = useWords(referralPageWords);
  const code = regionCode.slice(0, COUNTY_DIGITS);
  const region = useAnswer(showRegion, { params: { code } }, { isOff: code === '' });
  return (
    <Form.Item
      name="toInstitutionId"
      label={say('to')}
      rules={[{ required: true, message: say('choosePlace') }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={region.isPending}
        options={region.value?.institutions.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      />
    </Form.Item>
  );
};

/** Why: criteria of the direction, words, a disease. */
export const Why = () => {
  const say = useWords(referralPageWords);
  const groundName = useNames(groundWords);
  const direction = Form.useWatch<Draft['direction'] | undefined>('direction') ?? 'up';
  return (
    <>
      <Form.Item name="grounds" label={say('grounds')}>
        <Checkbox.Group
          className="grounds"
          options={GROUNDS_OF[direction].map((value) => ({ value, label: groundName(value) }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={say('reason')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="disease" label={say('disease')}>
        <Input className="code-field" placeholder={say('diseaseExample')} />
      </Form.Item>
    </>
  );
};

/** The fields of the national form. */
export const FormFields = () => {
  const say = useWords(referralPageWords);
  return FORM_FIELDS.map(([name, isMain]) => (
    <Form.Item
      key={name}
      name={['form', name]}
      label={isMain ? say('main', { field: say(name) }) : say(name)}
    >
      {isMain ? <Input.TextArea autoSize={{ minRows: 2 }} /> : <Input />}
    </Form.Item>
  ));
};

/** The programme that the referral is for, of those that manage the resident. */
export const ForProgramme = ({
  options,
}: {
  readonly options: readonly { value: string; label: string }[];
}) => {
  const say = useWords(referralPageWords);
  const sayCommon = useWords(commonWords);
  return (
    <Form.Item name="programme" label={say('programme')}>
      <Select allowClear className="code-field" placeholder={sayCommon('noData')} options={[...options]} />
    </Form.Item>
  );
};
