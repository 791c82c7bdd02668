import { Button, Form, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import './panel.css';
import { amendResident, registerResident } from '../../functions/residents/api.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { problemOf } from '../kit/problem.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { useMayWrite } from './can-write.ts';
import { HomeFields } from './home-fields.tsx';
import { KnownPeople } from './known-people.tsx';
import { ConsentFields, FIELDS, GroupFields, PersonFields } from './register-fields.tsx';
import { consentOf, faultsOf, type RegisterForm, registrationOf, saidBy } from './register-form.ts';
import { registerWords } from './register-words.ts';
import { type Registered, RegisteredNote } from './registered.tsx';
import { panelWords } from './words.ts';

/** Enters the person, and then the consent: without a record there is nobody who consents. */
const useRegister = (onDone: (registered: Registered) => void) => {
  const today = useMe()?.today ?? '';
  const register = useWrite(registerResident);
  const amend = useWrite(amendResident);
  const enter = async (form: RegisterForm): Promise<void> => {
    const { value: person, version } = await register.mutateAsync({ body: registrationOf(form) });
    const consent = consentOf(form, today);
    const consented =
      consent === undefined
        ? undefined
        : await amend.mutateAsync({ params: { residentId: person.id }, body: consent, version }).then(
            () => undefined,
            (error: unknown) => error,
          );
    onDone({ person, consentError: consented });
  };
  return { enter, error: register.error, isBusy: register.isPending || amend.isPending };
};

/** The record that has the number already, where the reader may see it. */
const SameNumber = ({ error }: { readonly error: unknown }) => {
  const say = useWords(registerWords);
  const { type, data } = problemOf(error);
  const { residentId } = data;
  return type === '/problems/resident/same-id-number' && typeof residentId === 'string' ? (
    <Link to={paths.resident(residentId)}>{say('sameNumber')}</Link>
  ) : null;
};

const Registering = ({ onDone }: { readonly onDone: (registered: Registered) => void }) => {
  const say = useWords(registerWords);
  const [form] = Form.useForm<RegisterForm>();
  const name = Form.useWatch('name', form) ?? '';
  const number = Form.useWatch('idNumber', form) ?? '';
  const { enter, error, isBusy } = useRegister(onDone);
  const submit = (values: RegisterForm): void =>
    void enter(values).catch((refused: unknown) => {
      for (const fault of faultsOf(problemOf(refused), FIELDS))
        form.setFields(
          FIELDS.flatMap((field) => (field === fault.name ? [{ name: field, errors: fault.errors }] : [])),
        );
    });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark
      initialValues={{ language: 'zh-CN', hasAgreed: false, keyGroups: [] }}
      onValuesChange={({ idNumber }: Partial<RegisterForm>) => {
        const said = saidBy(idNumber ?? '');
        if (said !== undefined) form.setFieldsValue(said);
      }}
      onFinish={submit}
      className="register"
    >
      <KnownPeople name={name} number={number} />
      <PersonFields />
      <HomeFields />
      <GroupFields />
      <ConsentFields />
      <ProblemNote error={error} />
      <SameNumber error={error} />
      <Button type="primary" htmlType="submit" size="large" loading={isBusy} className="register-next">
        {say('submit')}
      </Button>
    </Form>
  );
};

/** Enters somebody new: with household, groups and consent, and who may have a record already. */
export const Component = () => {
  const say = useWords(registerWords);
  const panel = useWords(panelWords);
  const [registered, setRegistered] = useState<Registered>();
  const mayWrite = useMayWrite();
  const isKnown = useMe() !== undefined;
  return (
    <Page title={say('title')}>
      {isKnown && !mayWrite ? <Typography.Paragraph>{panel('noRight')}</Typography.Paragraph> : null}
      {mayWrite && registered === undefined ? <Registering onDone={setRegistered} /> : null}
      {registered === undefined ? null : (
        <RegisteredNote registered={registered} onAnother={() => setRegistered(undefined)} />
      )}
    </Page>
  );
};
