import { canSeeResident, seeResident } from '../../domain/access/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { messageIdIn } from './message-id.ts';
import type { ReminderItem } from './reminder-item.ts';
import { reasonIn, storedItems } from './stored-items.ts';
import { showReminder } from './api.ts';

const aboutOne = ({ residentId, teamId, kind, programme, dueOn, offsetDays = 0 }: ReminderItem) => {
  if (dueOn === undefined) return [];
  return [
    {
      residentId,
      ...(teamId !== undefined && { teamId }),
      kind,
      ...(programme !== undefined && { programme }),
      dueOn,
      offsetDays,
    },
  ];
};

/** Shows one message with those of its people whom the asker may see; where there is none of them it is not found. */
export const showReminderUseCase = useCase(showReminder, async ({ by, reason, params, today }, ports) => {
  const allowed = seeResident(by, undefined, { reason });
  if (!allowed.ok && allowed.error.code !== 'access/not-found') return err({ code: allowed.error.code });
  const id = messageIdIn(params.messageId);
  const [message] = id === undefined ? [] : await ports.reminders.find([id]);
  if (message === undefined) return err({ code: 'access/not-found' });
  const seen = {
    day: today,
    isSeen: (place: Parameters<typeof canSeeResident>[1]) => canSeeResident(by, place, { reason }),
  };
  const items = await storedItems(ports, { messages: [message], calls: [] }, seen);
  if (items.length === 0) return err({ code: 'access/not-found' });
  const { delivery, text, segments } = message;
  const why = reasonIn(delivery);
  return ok({
    answer: {
      messageId: params.messageId,
      day: message.id.day,
      template: message.id.template,
      state: delivery.state,
      at: delivery.at,
      ...(why !== undefined && { reason: why }),
      text,
      segments,
      reminders: items.flatMap(aboutOne),
    },
    version: message.version,
    saw: [...new Set(items.map(({ residentId }) => residentId))],
  });
});
