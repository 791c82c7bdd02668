import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Typography } from 'antd';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Link } from 'react-router';

import './connection.css';
import { connectionWords } from './connection-words.ts';
import { useMe } from './use-me.ts';
import { forgetKept, sendWaiting, useWaiting, type Waiting, waitingOf } from './waiting.ts';
import { useWords } from './words.ts';

const EVERY_MS = 15_000;

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Sends what waits at once, as soon as the connection is back, and every fifteen seconds; says so once it is done. */
const useSending = (user: string | undefined, isWaiting: boolean): (() => void) => {
  const say = useWords(connectionWords);
  const { message } = App.useApp();
  const client = useQueryClient();
  const send = (): void => {
    if (user === undefined) return;
    void sendWaiting(user).then((count) => {
      if (count === 0) return;
      void client.invalidateQueries();
      void message.success(say('sent', { count }));
    });
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const again = (): void => latest.current();
    again();
    const timer = setInterval(again, EVERY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isWaiting, user]);
  return send;
};

const Refused = ({ item }: { readonly item: Waiting }) => {
  const say = useWords(connectionWords);
  return (
    <Flex gap="small" wrap align="center">
      <Typography.Text type="danger">
        {say('refused', { about: item.about })}
        {item.refused?.title === undefined ? null : ` – ${item.refused.title}`}
      </Typography.Text>
      <Link to={item.back}>{say('show')}</Link>
    </Flex>
  );
};

/** A line in the frame that says that the connection is lost, what waits for it, and what was not accepted once it was
 *  sent; nothing while all is well. */
export const Connection = () => {
  const say = useWords(connectionWords);
  const user = useMe()?.userId;
  const isOnline = useOnline();
  const items = useWaiting(user);
  const unsent = items.filter(({ refused }) => refused === undefined);
  const send = useSending(user, unsent.length > 0);
  const refused = items.filter((item) => item.refused !== undefined);
  return (
    <div role="status" className="connection no-print">
      {isOnline ? null : <Typography.Text type="warning">⚠ {say('offline')}</Typography.Text>}
      {isOnline || unsent.length > 0 ? null : (
        <Typography.Text type="secondary">{say('offlineNote')}</Typography.Text>
      )}
      {unsent.length === 0 ? null : (
        <Flex gap="small" wrap align="center">
          <Typography.Text type="warning">{say('waiting', { count: unsent.length })}</Typography.Text>
          <Button size="small" onClick={send}>
            {say('sendNow')}
          </Button>
        </Flex>
      )}
      {refused.map((item) => (
        <Refused key={item.id} item={item} />
      ))}
    </div>
  );
};

/** Signs out after a warning where something waits to be sent; what is kept for the user goes with them. */
export const useLeaving = (): ((leave: () => void) => void) => {
  const say = useWords(connectionWords);
  const { modal } = App.useApp();
  const user = useMe()?.userId;
  return (leave) => {
    if (user === undefined) return leave();
    const items = waitingOf(user);
    const go = (): void => {
      forgetKept(user);
      leave();
    };
    if (items.length === 0) return go();
    void modal.confirm({
      title: say('leaveTitle', { count: items.length }),
      content: say('leaveText', { about: items.map(({ about }) => about).join(', ') }),
      okText: say('leaveAnyway'),
      okButtonProps: { danger: true },
      cancelText: say('stay'),
      focusable: { autoFocusButton: 'cancel' },
      onOk: go,
    });
    return undefined;
  };
};
