import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { answerRates } from './answer-rates.ts';
import { showRates } from './api.ts';

/** Answers the numbers of an area. */
export const showRatesUseCase = useCase(showRates, async (asked, ports) => {
  const answer = await answerRates(asked, ports);
  return answer.ok ? ok({ answer: answer.value, saw: [] }) : answer;
});
