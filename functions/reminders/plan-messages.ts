import type { InstitutionId, TeamId } from '../../domain/kernel/ids.ts';
import { defaultTemplate, mergeByPhone, type Message, type Template } from '../../domain/reminders/index.ts';
import type { Ports } from '../kit/ports.ts';
import { phoneHash } from './message-id.ts';
import { placeFinder } from './places.ts';
import { type PeoplePlan, type PlanAsked, planPeople, type PlanPorts } from './plan-people.ts';
import type { MessageId, SmsSettings } from './reminder-store.ts';
import { notSentOnOtherDays } from './unsent.ts';

/** One SMS as planned, with its identity and who pays for it. */
export type PlannedMessage = Message & {
  readonly id: MessageId;
  readonly institutionId: InstitutionId | undefined;
};

/** What a day asks for, texts merged by phone. */
export type MessagePlan = Pick<PeoplePlan, 'calls' | 'stale' | 'teams'> & {
  readonly messages: readonly PlannedMessage[];
};

/** What planning messages reads. */
export type MessagePorts = PlanPorts & Pick<Ports, 'reminders'>;

/** The wording that messages are written with: what the county registered in place of the default's. */
export const wordingOf = ({ template }: SmsSettings): Template => {
  if (template === undefined) return defaultTemplate;
  const { version, approved, signature, optOut } = template;
  return { ...defaultTemplate, version, approved, signature, optOut };
};

/** Plans a day's messages, calls and what is too late, for the people of teams. */
export const planMessages = async (
  ports: MessagePorts,
  asked: PlanAsked,
  settings: SmsSettings,
): Promise<MessagePlan> => {
  const { reference, reminders, keys } = ports;
  const [{ subjects, ...plan }, { organisation }] = await Promise.all([
    planPeople(ports, asked),
    reference(),
  ]);
  const unsent = await notSentOnOtherDays(reminders, asked.days, subjects);
  const institutionOf = new Map<TeamId, InstitutionId>(
    organisation.teams.map(({ id, institutionId }) => [id, institutionId]),
  );
  const merged = mergeByPhone(unsent, placeFinder(organisation, plan.teams), wordingOf(settings));
  const messages = merged.map((message): PlannedMessage => {
    const teamId = plan.teams.get(message.subjects[0].resident.id);
    return {
      ...message,
      id: {
        day: asked.days.day,
        phoneHash: phoneHash(keys, message.phone),
        template: message.templateVersion,
      },
      institutionId: teamId === undefined ? undefined : institutionOf.get(teamId),
    };
  });
  return { ...plan, messages };
};
