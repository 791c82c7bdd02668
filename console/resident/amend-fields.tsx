import { Form, Input, Select } from 'antd';

import { groupWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { TAGS } from '../kit/key-groups.ts';
import { useNames, useWords } from '../kit/words.ts';
import { recordWords } from './record-words.ts';
import { useSeen } from './seen.ts';
import { useRegion } from './use-names.ts';

const TOWNSHIP_DIGITS = 9;

/** The villages of the township that somebody lives in; their own until the others are known. */
const useVillages = (regionCode: string) => {
  const township = useRegion(regionCode.slice(0, TOWNSHIP_DIGITS));
  const known = township?.children.map(({ code, name }) => ({ value: code, label: name })) ?? [];
  return known.length === 0 ? [{ value: regionCode, label: regionCode }] : known;
};

const PregnantUntil = () => {
  const say = useWords(recordWords);
  const groups: unknown = Form.useWatch('keyGroups');
  if (!Array.isArray(groups) || !groups.includes('pregnant')) return null;
  return (
    <Form.Item name="expectedDeliveryOn" label={say('expectedDeliveryOn')} className="half">
      <DateField />
    </Form.Item>
  );
};

const Identity = () => {
  const say = useWords(recordWords);
  const common = useWords(commonWords);
  const { today } = useSeen();
  const required = [{ required: true, message: common('required') }];
  return (
    <>
      <Form.Item name="name" label={say('name')} rules={required} className="half">
        <Input />
      </Form.Item>
      <Form.Item name="sex" label={say('sex')} className="half">
        <Select
          options={[
            { value: 'M', label: common('male') },
            { value: 'F', label: common('female') },
          ]}
        />
      </Form.Item>
      <Form.Item name="birthDate" label={say('birthDate')} rules={required} className="half">
        <DateField until={today} />
      </Form.Item>
      <Form.Item name="idNumber" label={say('idNumber')} className="half">
        <Input />
      </Form.Item>
    </>
  );
};

type Shape = { readonly regionCode: string; readonly birthDate: string };

/** The fields of a record that may be corrected. */
export const AmendFields = ({ regionCode, birthDate }: Shape) => {
  const say = useWords(recordWords);
  const groupName = useNames(groupWords);
  const { today } = useSeen();
  const villages = useVillages(regionCode);
  const owners = (['self', 'family'] as const).map((value) => ({ value, label: say(value) }));
  const languages = [
    { value: 'zh-CN', label: say('chinese') },
    { value: 'en', label: say('english') },
  ];
  return (
    <div className="fields">
      <Identity />
      <Form.Item name="phone" label={say('phone')} className="half">
        <Input inputMode="tel" />
      </Form.Item>
      <Form.Item name="phoneOwner" label={say('phoneOwner')} className="half">
        <Select allowClear options={owners} />
      </Form.Item>
      <Form.Item name="regionCode" label={say('regionCode')} className="half">
        <Select showSearch={{ optionFilterProp: 'label' }} options={villages} />
      </Form.Item>
      <Form.Item name="householdId" label={say('householdId')} className="half">
        <Input />
      </Form.Item>
      <Form.Item name="keyGroups" label={say('keyGroups')} className="whole">
        <Select mode="multiple" options={TAGS.map((value) => ({ value, label: groupName(value) }))} />
      </Form.Item>
      <PregnantUntil />
      <Form.Item name="ehrFiledOn" label={say('ehrFiledOn')} className="half">
        <DateField from={birthDate} until={today} />
      </Form.Item>
      <Form.Item name="ehrLastUsedOn" label={say('ehrLastUsedOn')} className="half">
        <DateField from={birthDate} until={today} />
      </Form.Item>
      <Form.Item name="language" label={say('language')} className="half">
        <Select options={languages} />
      </Form.Item>
    </div>
  );
};
