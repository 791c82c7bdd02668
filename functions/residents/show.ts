import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showResident } from './api.ts';
import { findToRead } from './find.ts';
import { partOfStory } from './part-of-story.ts';
import { storyOf } from './story.ts';

/** Shows a resident's story to whoever may read it, whole or the part that is theirs to read. */
export const showUseCase = useCase(showResident, async (asked, ports) => {
  const found = await findToRead(asked, ports, asked.params.residentId);
  if (!found.ok) return found;
  const { file, person, seen } = found.value;
  const told = { file, person, by: asked.by };
  const answer = seen.of === 'record' ? storyOf(told) : partOfStory(told, seen.programmes);
  return ok({ answer, version: file.version, saw: [file.id] });
});
