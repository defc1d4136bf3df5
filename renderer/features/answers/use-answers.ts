/** What the panel knows: the question, its answer as it is now, what is marked among the findings, and what is shown instead of the answer. */
import { useState } from 'react';
import type { AnswerHit } from '../../../shared/contract/answers.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDebouncedText } from '../../app/use-debounced.ts';
import { copyText } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { type Told, messageOf, sourceWords, tell, tellServices } from './answer-words.ts';

const QUIET_MS = 140;

export function useAnswers(patientId: string | null, callId: string | null) {
  const t = useText('answers');
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(-1);
  const [opened, setOpened] = useState<AnswerHit | null>(null);
  const [notice, setNotice] = useState('');
  const { asked: settled, now } = useDebouncedText(text.trim(), QUIET_MS);
  const asked = useCall('answers.ask', { text: settled.slice(0, 300), callId, patientId }, { enabled: settled !== '', keepPrevious: true });
  const article = useCall('answers.article', { id: opened?.id ?? '' }, { enabled: opened !== null && (opened.kind === 'faq' || opened.kind === 'sop') });
  const services = useCall('answers.services', {}, { enabled: opened?.kind === 'service' });
  const collect = useCommand('answers.collect');
  const hits = asked.data?.hits ?? [];

  const change = (next: string): void => { setText(next); setMarked(-1); setOpened(null); setNotice(''); };
  const open = (hit: AnswerHit): void => {
    if (hit.kind === 'doctor') change(t('scheduleQuestion', { name: hit.title })); else setOpened(hit);
  };
  const shown = ((): { told: Told; source: string } | null => {
    if (settled === '' || text.trim() === '') return null;
    const service = opened?.kind === 'service' ? services.data?.find(({ id }) => id === opened.id) : undefined;
    if (service) return { told: tellServices(t, [service], 'all'), source: sourceWords(t, [{ kind: 'service', name: service.name, at: service.changedAt }]) };
    if (opened !== null && article.data?.id === opened.id) return { told: tell(t, { kind: 'article', article: article.data }), source: sourceWords(t, [{ kind: 'article', name: `${article.data.title} (v${article.data.number})`, at: article.data.publishedAt }]) };
    if (!asked.data) return null;
    return { told: tell(t, asked.data.answer), source: asked.data.sources.length === 0 ? '' : sourceWords(t, asked.data.sources) };
  })();
  return {
    text, change, clear: () => { change(''); }, now, hits, marked, setMarked, open, opened, back: () => { setOpened(null); }, shown, asked: opened === null ? asked.data ?? null : null, error: asked.error ?? collect.error, notice,
    settled: settled === text.trim() && !asked.isPlaceholderData,
    copy: (): void => {
      const message = shown === null ? null : messageOf(shown.told);
      if (message === null) { setNotice(t('notForSending')); return; }
      setNotice(t(copyText(message) ? 'copied' : 'notCopied'));
    },
    collect: async (): Promise<void> => {
      const question = text.trim();
      if (question.length < 3 || collect.isPending) { setNotice(t('nothingToCollect')); return; }
      const result = await collect.run({ text: question, source: callId === null ? 'desk' : 'phone', callId });
      if (result.ok) setNotice(t(result.value.count === 1 ? 'collectedFirst' : 'collectedAgain', { count: result.value.count }));
    },
  };
}
export type Answers = ReturnType<typeof useAnswers>;
