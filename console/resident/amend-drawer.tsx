import { Alert, App, Button, Form, type FormInstance, Input } from 'antd';
import { useState } from 'react';

import { amendResident } from '../../functions/residents/api.ts';
import { problemOf } from '../kit/problem.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type Amending, amendingOf, changedFields, changesOf, readAgain } from './amend-changes.ts';
import { AmendFields } from './amend-fields.tsx';
import { amendWords } from './amend-words.ts';
import { FormDrawer } from './form-drawer.tsx';
import { recordWords } from './record-words.ts';
import { useAbout, useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';
import type { Story } from './visits.ts';

type Values = Amending & { readonly reason?: string };
/** What the typed values are held against: the record as it was last read for the form. */
type Base = { readonly story: Story; readonly version: string | undefined };

const STALE = '/problems/state/stale';

const Stale = ({ onReadAgain }: { readonly onReadAgain: () => void }) => {
  const say = useWords(amendWords);
  return (
    <Alert
      type="warning"
      title={say('stale')}
      action={
        <Button size="small" onClick={onReadAgain}>
          {say('readAgain')}
        </Button>
      }
    />
  );
};

const Theirs = ({ fields }: { readonly fields: readonly string[] }) => {
  const say = useWords(amendWords);
  const nameOf = useNames(recordWords);
  return (
    <Alert
      type="info"
      role="status"
      className="drawer-note"
      title={
        fields.length === 0 ? say('theirsNone') : say('theirs', { fields: fields.map(nameOf).join('、') })
      }
    />
  );
};

/** The record that a form corrects: what is typed is held against it, and it is read again where somebody else was faster. */
const useBase = (form: FormInstance<Values>) => {
  const seen = useSeen();
  const [base, setBase] = useState<Base>(seen);
  const [theirs, setTheirs] = useState<readonly string[]>();
  const before = amendingOf(base.story);
  const again = async (): Promise<void> => {
    const latest = await seen.readAgain();
    if (latest === undefined) return;
    const now = amendingOf(latest.story);
    const merged = readAgain(form.getFieldsValue(), { before, now });
    form.setFieldsValue(merged.values);
    setBase(latest);
    setTheirs(merged.theirs);
  };
  return { base, before, theirs, again };
};

/** Corrects the record field by field; where somebody else was faster it is read again, and what was typed stays. */
export const AmendDrawer = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords(amendWords);
  const { message } = App.useApp();
  const { params } = useAbout();
  const [form] = Form.useForm<Values>();
  const { base, before, theirs, again } = useBase(form);
  const { run, error, isPending, reset } = useDeed(amendResident, onClose);
  const submit = ({ reason, ...typed }: Values): void => {
    if (changedFields(before, typed).length === 0) return void message.info(say('nothing'));
    return run({ params, version: base.version, purpose: reason, body: changesOf(before, typed) });
  };
  const isStale = error !== null && problemOf(error).type === STALE;
  return (
    <FormDrawer<Values>
      title={say('title', { name: base.story.name })}
      note={say('note')}
      form={form}
      initial={before}
      error={isStale ? null : error}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
      notice={isStale ? <Stale onReadAgain={() => void again().then(reset)} /> : null}
    >
      {theirs === undefined ? null : <Theirs fields={theirs} />}
      <AmendFields regionCode={base.story.regionCode} birthDate={base.story.birthDate} />
      <Form.Item name="reason" label={say('reason')}>
        <Input />
      </Form.Item>
    </FormDrawer>
  );
};
