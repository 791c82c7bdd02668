import { Checkbox, Form, Radio } from 'antd';

import { amendResident } from '../../functions/residents/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWords } from '../kit/words.ts';
import { amendWords } from './amend-words.ts';
import { comingOf, comingsOf, type What } from './departed.ts';
import { FormDrawer } from './form-drawer.tsx';
import { useAbout, useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';

type Values = { readonly what: What; readonly on?: string; readonly isConfirmed: boolean };

const Details = () => {
  const say = useWords(amendWords);
  const common = useWords(commonWords);
  const { story, today } = useSeen();
  const form = Form.useFormInstance<Values>();
  const what = Form.useWatch('what', form);
  if (what === undefined) return null;
  const isDated = what === 'died' || what === 'movedOut';
  return (
    <>
      {isDated ? (
        <Form.Item
          name="on"
          label={say(what === 'died' ? 'on' : 'movedOn')}
          rules={[{ required: true, message: common('required') }]}
        >
          <DateField from={story.birthDate} until={today} />
        </Form.Item>
      ) : null}
      <Form.Item
        key={what}
        name="isConfirmed"
        valuePropName="checked"
        rules={[
          {
            validator: (_, isConfirmed: unknown) =>
              isConfirmed === true ? Promise.resolve() : Promise.reject(new Error(say('mustConfirm'))),
          },
        ]}
      >
        <Checkbox>{say(`${what}Confirm`, { name: story.name })}</Checkbox>
      </Form.Item>
    </>
  );
};

/** Writes down that the person died, left, is back or did not die after all; what follows from it is confirmed first. */
export const DepartedDrawer = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords(amendWords);
  const { story, version, today } = useSeen();
  const { params } = useAbout();
  const [form] = Form.useForm<Values>();
  const { run, error, isPending } = useDeed(amendResident, onClose);
  const options = comingsOf(story).map((value) => ({ value, label: say(value) }));
  return (
    <FormDrawer<Values>
      title={`${say('departedTitle')} · ${story.name}`}
      form={form}
      initial={options.length === 1 && options[0] !== undefined ? { what: options[0].value } : {}}
      error={error}
      isPending={isPending}
      isDanger
      onSubmit={({ what, on }) => run({ params, version, body: comingOf(what, on ?? today) })}
      onClose={onClose}
    >
      <Form.Item name="what" label={say('what')} rules={[{ required: true, message: say('mustConfirm') }]}>
        <Radio.Group
          vertical
          options={options}
          onChange={() => form.setFieldsValue({ isConfirmed: false })}
        />
      </Form.Item>
      <Details />
    </FormDrawer>
  );
};
