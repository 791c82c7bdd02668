import { Checkbox, Form, Input, Radio, Select, Typography } from 'antd';

import { groupWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { TAGS } from '../kit/key-groups.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { useMaySeeGroup } from './can-write.ts';
import { registerWords } from './register-words.ts';

/** The fields that a fault of the service may belong to. */
export const FIELDS = [
  'name',
  'idNumber',
  'sex',
  'birthDate',
  'phone',
  'phoneOwner',
  'regionCode',
  'householdId',
  'keyGroups',
  'expectedDeliveryOn',
  'ehrFiledOn',
  'language',
  'by',
  'method',
] as const;

const useRequired = () => {
  const common = useWords(commonWords);
  return [{ required: true, message: common('required') }];
};

/** Who the person is; the identity number fills in what it says. */
export const PersonFields = () => {
  const say = useWords(registerWords);
  const common = useWords(commonWords);
  const required = useRequired();
  const today = useMe()?.today;
  return (
    <>
      <Typography.Title level={2}>{say('person')}</Typography.Title>
      <div className="register-grid">
        <Form.Item name="idNumber" label={say('idNumber')} extra={say('idHint')}>
          <Input maxLength={18} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={required}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="birthDate" label={say('birthDate')} rules={required}>
          <DateField until={today} />
        </Form.Item>
        <Form.Item name="sex" label={say('sex')} rules={required}>
          <Radio.Group
            options={[
              { value: 'F', label: common('female') },
              { value: 'M', label: common('male') },
            ]}
          />
        </Form.Item>
        <Form.Item name="phone" label={say('phone')}>
          <Input inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="phoneOwner" label={say('phoneOwner')}>
          <Radio.Group
            options={[
              { value: 'self', label: say('self') },
              { value: 'family', label: say('family') },
            ]}
          />
        </Form.Item>
      </div>
    </>
  );
};

/** The key groups of a person; an expected delivery where they are pregnant. */
export const GroupFields = () => {
  const say = useWords(registerWords);
  const nameOf = useNames(groupWords);
  const maySee = useMaySeeGroup();
  const groups: readonly string[] = Form.useWatch('keyGroups') ?? [];
  return (
    <>
      <Typography.Title level={2}>{say('groups')}</Typography.Title>
      <Form.Item name="keyGroups" noStyle>
        <Checkbox.Group
          aria-label={say('groups')}
          options={TAGS.filter(maySee).map((value) => ({ value, label: nameOf(value) }))}
        />
      </Form.Item>
      {groups.includes('pregnant') ? (
        <Form.Item name="expectedDeliveryOn" label={say('expectedDeliveryOn')} className="register-below">
          <DateField />
        </Form.Item>
      ) : null}
    </>
  );
};

/** Whether they agree to SMS, and then who said so and how. */
export const ConsentFields = () => {
  const say = useWords(registerWords);
  const required = useRequired();
  const hasAgreed = Form.useWatch('hasAgreed') === true;
  return (
    <>
      <Typography.Title level={2}>{say('sms')}</Typography.Title>
      <Form.Item name="hasAgreed" label={say('consent')}>
        <Radio.Group
          options={[
            { value: false, label: say('notAsked') },
            { value: true, label: say('agreed') },
          ]}
        />
      </Form.Item>
      {hasAgreed ? (
        <div className="register-grid">
          <Form.Item name="by" label={say('by')} rules={required}>
            <Select
              options={(['self', 'guardian', 'family'] as const).map((value) => ({
                value,
                label: say(`by_${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="method" label={say('method')} rules={required}>
            <Select
              options={[
                { value: 'paper', label: say('paper') },
                { value: 'in_person', label: say('in_person') },
                { value: 'phone', label: say('phoneCall') },
                { value: 'sms', label: say('smsReply') },
                { value: 'online', label: say('online') },
              ]}
            />
          </Form.Item>
          <Form.Item name="language" label={say('language')}>
            <Select
              options={[
                { value: 'zh-CN', label: say('chinese') },
                { value: 'en', label: say('english') },
              ]}
            />
          </Form.Item>
        </div>
      ) : null}
    </>
  );
};
