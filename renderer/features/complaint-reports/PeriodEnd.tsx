/** When in the day a report's period ends; the clinic's own choice. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { formatMinuteOfDay } from '../../ui/index.ts';
import css from './screens.module.css';

const CLOCK = /^(\d{1,2})[.:](\d{2})$/;

/** Null when it is no time of the day. */
function minuteOf(text: string): number | null {
  const found = CLOCK.exec(text.trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found && hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

export function PeriodEnd({ minute }: { minute: number }) {
  const t = useText('complaint-reports');
  const may = useMay(['director', 'admin']);
  const save = useCommand('complaintReports.saveSettings');
  const [typed, setTyped] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const text = typed ?? formatMinuteOfDay(minute);
  const wanted = minuteOf(text);
  if (!may) return <p className={css.mute}>{t('list.end')} {formatMinuteOfDay(minute)}</p>;
  const submit = async (): Promise<void> => {
    if (wanted === null || !(await save.run({ periodEnd: wanted })).ok) return;
    setTyped(null);
    setTold(t('list.endSaved'));
  };
  return (
    <form className={css.end} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextInput className={css.clock ?? ''} label={t('list.end')} description={t('list.endHint')} value={text} maxLength={5} error={wanted === null ? t('list.endForm') : null} onChange={(event) => { setTyped(event.currentTarget.value); setTold(''); }} />
      {typed !== null && wanted !== minute && <Button type="submit" variant="default" loading={save.isPending} disabled={wanted === null}>{t('list.endSave')}</Button>}
      <span className={css.mute} role="status">{told}</span>
    </form>
  );
}
