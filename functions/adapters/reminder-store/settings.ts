import type { RegisteredTemplate, SmsSettings } from '../../reminders/reminder-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { smsSettingsKey } from '../store/reminder-keys.ts';
import type { Table, Write } from '../store/table.ts';
import { SettingsBody } from './bodies.ts';

/** What administrators set for SMS; nothing at first. */
export const loadSettings = async (table: Table): Promise<SmsSettings> => {
  const item = await table.get(smsSettingsKey(), { consistent: true });
  if (item === undefined)
    return { version: 0, template: undefined, templates: [], monthlySegments: new Map() };
  const { template, templates = [], monthlySegments } = bodyIn(SettingsBody, item);
  return { version: item.version, template, templates, monthlySegments: new Map(monthlySegments) };
};

const plain = <T extends RegisteredTemplate>(template: T) => ({
  ...template,
  signature: { ...template.signature },
  optOut: { ...template.optOut },
});

/** The write of changed settings, on the condition that it is the next version. */
export const settingsWrites = (settings: SmsSettings | undefined): Write[] => {
  if (settings === undefined) return [];
  const { version, template, templates, monthlySegments } = settings;
  const body = {
    ...(template === undefined ? {} : { template: plain(template) }),
    ...(templates.length > 0 && { templates: templates.map(plain) }),
    monthlySegments: [...monthlySegments].map(([id, segments]) => [id, segments]),
  };
  return [{ kind: 'put', item: { key: smsSettingsKey(), version, body } }];
};
