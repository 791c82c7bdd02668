import { App, AutoComplete, Button, Flex, Form, Input, InputNumber, Select, Typography } from 'antd';

import { publishPackages } from '../../functions/contracts/api.ts';
import { itemWords, payerWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { balanceOf, type Draft, PAYERS, publishedOf } from './draft.ts';
import { packageWords } from './words.ts';

const MOST_DAYS = 364;

const Items = () => {
  const say = useWords(packageWords);
  const itemOf = useNames(itemWords);
  const known = Object.keys(itemWords.texts).map((value) => ({
    value,
    label: `${itemOf(value)} (${value})`,
  }));
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, place) => (
            <Flex key={key} gap="small" align="end" wrap>
              <Form.Item name={[name, 'item']} label={say('item')} rules={[{ required: true }]}>
                <AutoComplete className="package-item" options={known} />
              </Form.Item>
              <Form.Item name={[name, 'dueInDays']} label={say('dueInDays')} rules={[{ required: true }]}>
                <InputNumber min={0} max={MOST_DAYS} precision={0} />
              </Form.Item>
              <Form.Item name={[name, 'priceYuan']} label={say('priceYuan')} rules={[{ required: true }]}>
                <InputNumber min={0} precision={2} />
              </Form.Item>
              <Form.Item>
                <Button
                  disabled={fields.length === 1}
                  aria-label={say('removeItem', { place: place + 1 })}
                  onClick={() => remove(name)}
                >
                  {say('remove')}
                </Button>
              </Form.Item>
            </Flex>
          ))}
          <Button onClick={() => add({ item: '', dueInDays: 30, priceYuan: 0 })}>{say('addItem')}</Button>
        </>
      )}
    </Form.List>
  );
};

const Names = () => {
  const say = useWords(packageWords);
  const sayCommon = useWords(commonWords);
  const rules = [{ required: true, message: sayCommon('required') }];
  return (
    <Flex gap="middle" wrap>
      <Form.Item name="code" label={say('code')} rules={rules}>
        <Input />
      </Form.Item>
      <Form.Item name="kind" label={say('kind')} rules={rules}>
        <Select
          className="package-kind"
          options={(['basic', 'individual'] as const).map((kind) => ({ value: kind, label: say(kind) }))}
        />
      </Form.Item>
      <Form.Item name="nameZh" label={say('nameZh')} rules={rules}>
        <Input />
      </Form.Item>
      <Form.Item name="nameEn" label={say('nameEn')} rules={rules}>
        <Input />
      </Form.Item>
      <Form.Item name="from" label={say('from')} rules={rules}>
        <DateField />
      </Form.Item>
    </Flex>
  );
};

const Payers = () => {
  const say = useWords(packageWords);
  const payerOf = useNames(payerWords);
  const shown = useShown();
  return (
    <>
      <Flex gap="middle" wrap>
        {PAYERS.map((payer) => (
          <Form.Item
            key={payer}
            name={['payersYuan', payer]}
            label={say('payerYuan', { payer: payerOf(payer) })}
          >
            <InputNumber min={0} precision={2} />
          </Form.Item>
        ))}
      </Flex>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldsValue }) => {
          const { items = [], payersYuan = {} } = getFieldsValue();
          const balance = balanceOf({ items, payersYuan });
          return (
            <Typography.Paragraph type={balance.itemsFen === balance.payersFen ? 'secondary' : 'danger'}>
              {say('balance', {
                items: shown.money(balance.itemsFen),
                payers: shown.money(balance.payersFen),
              })}
            </Typography.Paragraph>
          );
        }}
      </Form.Item>
    </>
  );
};

/** A form for a new version of a package, which begins as another. */
export const PublishForm = ({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) => {
  const say = useWords(packageWords);
  const { message } = App.useApp();
  const { mutate, isPending, error } = useWrite(publishPackages);
  const publish = (given: Draft): void =>
    mutate(
      { body: publishedOf(given) },
      {
        onSuccess: () => {
          void message.success(say('published'));
          onDone();
        },
      },
    );
  return (
    <Form<Draft> layout="vertical" initialValues={draft} onFinish={publish} className="package-form">
      <Names />
      <Typography.Title level={3}>{say('items')}</Typography.Title>
      <Items />
      <Typography.Title level={3}>{say('payers')}</Typography.Title>
      <Payers />
      <ProblemNote error={error} />
      <Button type="primary" htmlType="submit" loading={isPending}>
        {say('publish')}
      </Button>
    </Form>
  );
};
