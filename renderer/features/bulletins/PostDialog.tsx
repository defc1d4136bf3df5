/** A new announcement: its text, whether it is important, and its last day. */
import { Button, Checkbox, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/client.ts';
import { deskNow, useNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented, dayOfInstant, formatWeekday } from '../../ui/index.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import css from './bulletins.module.css';

const CHOICES = ['open', 'today', 'tomorrow', 'week', 'typed'] as const;
interface Values { readonly text: string; readonly urgent: boolean; readonly until: (typeof CHOICES)[number]; readonly day: string }
const EMPTY: Values = { text: '', urgent: false, until: 'open', day: '' };

/** The last day meant; null: until it is withdrawn, undefined: it cannot be read or has passed. */
function lastDay({ until, day }: Values, today: string): string | null | undefined {
  switch (until) {
    case 'open': return null;
    case 'today': return today;
    case 'tomorrow': return daysAfter(today, 1);
    case 'week': return daysAfter(today, 7);
    case 'typed': {
      const typed = parseTypedDay(day, today);
      return typed === null || typed < today ? undefined : typed;
    }
  }
}

export function PostDialog({ onClose }: { onClose: () => void }) {
  const t = useText('bulletins');
  const common = useText('common');
  const fields = useText('fields');
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const draft = useDraft('bulletin', 'new', values, setValues);
  const post = useCommand('bulletins.post');
  const today = dayOfInstant(useNow());
  const until = lastDay(values, today);
  const change = (part: Partial<Values>): void => { setValues((before) => ({ ...before, ...part })); };
  const missing = tried && values.text.trim() === '';
  const unread = until === undefined && (tried || values.day.trim() !== '');
  const submit = async (): Promise<void> => {
    setTried(true);
    const last = lastDay(values, dayOfInstant(deskNow()));
    if (values.text.trim() === '' || last === undefined) return;
    const result = await post.run({ text: values.text.trim(), urgent: values.urgent, until: last });
    if (!result.ok) return;
    await draft.discard();
    showDone(t('posted'));
    onClose();
  };
  return (
    <Dialog title={t('writeTitle')} onClose={onClose} onSubmit={() => { void submit(); }} size="lg" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
        <Button loading={post.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('post')}</Button>
      </>
    }>
      <div className={css.form}>
        <Textarea data-autofocus label={t('text')} description={t('textHint')} autosize minRows={3} maxRows={8} maxLength={500} value={values.text} error={missing ? fields('text_required') : null} onChange={(event) => { change({ text: event.currentTarget.value }); }} />
        <Checkbox label={t('isUrgent')} checked={values.urgent} onChange={(event) => { change({ urgent: event.currentTarget.checked }); }} />
        <Segmented label={t('until')} value={values.until} options={CHOICES.map((value) => ({ value, label: t(`untilChoices.${value}`) }))} onChange={(choice) => { change({ until: choice }); }} />
        {values.until === 'typed' && (
          <TextInput label={t('untilDay')} description={t('untilHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} maxLength={30} autoComplete="off" value={values.day} error={unread ? fields('invalid') : null}
            onChange={(event) => { change({ day: event.currentTarget.value }); }} />
        )}
        <p role="status" className={css.last}>{until === null || until === undefined ? '' : t('lastDay', { day: formatWeekday(until) })}</p>
        <ErrorNotice error={post.error} />
      </div>
    </Dialog>
  );
}
