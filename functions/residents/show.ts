import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showResident } from './api.ts';
import { findToSee } from './find.ts';
import { storyOf } from './story.ts';

/** Shows a resident's whole story to whoever may see them. */
export const showUseCase = useCase(showResident, async (asked, ports) => {
  const found = await findToSee(asked, ports, asked.params.residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  return ok({ answer: storyOf({ file, person, by: asked.by }), version: file.version, saw: [file.id] });
});
