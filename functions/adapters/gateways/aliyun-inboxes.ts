import type { Inbox, Told } from '../../reminders/hear-told.ts';
import type { AliyunGateway } from './aliyun-call.ts';
import { aliyunQueue, type QueueOf } from './aliyun-queue.ts';
import { aliyunReply, aliyunReport } from './aliyun-told.ts';
import { jsonIn } from './json-in.ts';

const inboxOf = (
  gateway: AliyunGateway,
  queue: QueueOf,
  translate: (message: unknown) => Told | undefined,
): Inbox => {
  const { receive, remove } = aliyunQueue(gateway, queue);
  return {
    take: async () =>
      (await receive()).map(({ handle, text }) => ({ handle, told: translate(jsonIn(text)) })),
    remove: (messages) => remove(messages.map(({ handle }) => handle)),
  };
};

/** Where Alibaba Cloud leaves what it tells, answers first; none where the account names no queue. */
export const aliyunInboxes = (gateway: AliyunGateway): readonly Inbox[] => {
  const { answers, reports } = gateway.account.queues ?? {};
  return [
    ...(answers === undefined
      ? []
      : [inboxOf(gateway, { name: answers, messageType: 'SmsUp' }, aliyunReply)]),
    ...(reports === undefined
      ? []
      : [inboxOf(gateway, { name: reports, messageType: 'SmsReport' }, aliyunReport)]),
  ];
};
