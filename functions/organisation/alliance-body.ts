import type { Alliance } from '../../domain/organisation/index.ts';
import type { AllianceBody } from './bodies.ts';
import type { Reference } from './reference.ts';

/** An alliance as answered, with the names of its members. */
export const allianceBody = (
  { members, ...alliance }: Alliance,
  { organisation }: Pick<Reference, 'organisation'>,
): AllianceBody => ({
  ...alliance,
  members: members.map((member) => ({
    ...member,
    name: organisation.institutions.find(({ id }) => id === member.institutionId)?.name,
  })),
});
