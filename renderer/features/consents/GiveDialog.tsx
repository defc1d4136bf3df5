/** Records a consent: what for, when, by whom and how. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ASKED_MANNERS, CONSENT_KINDS, type ConsentKind } from '../../../shared/contract/consents.ts';
import { RELATIONS } from '../../../shared/contract/patients.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, Segmented, fieldError } from '../../ui/index.ts';
import { pastInstant } from './past-day.ts';
import css from './consents.module.css';

type Relation = (typeof RELATIONS)[number];
interface GiveDialogProps { readonly patientId: string; readonly guardian: { readonly name: string; readonly relation: Relation | null }; readonly onClose: () => void }

export function GiveDialog({ patientId, guardian, onClose }: GiveDialogProps) {
  const t = useText('consents');
  const fields = useText('fields');
  const today = useDeskDay();
  const zone = useCall('clinic.status', {}).data?.clinic?.zone ?? 'Asia/Jakarta';
  const give = useCommand('consents.give');
  const [kind, setKind] = useState<ConsentKind>('reminder');
  const [how, setHow] = useState<(typeof ASKED_MANNERS)[number]>('spoken');
  const [who, setWho] = useState<'patient' | 'guardian'>('patient');
  const [name, setName] = useState(guardian.name);
  const [relation, setRelation] = useState<Relation | null>(guardian.relation);
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const givenAt = pastInstant(day, { today, now: deskNow(), zone });
  const unnamed = who === 'guardian' && name.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (givenAt === null || unnamed) return;
    const byGuardian = who === 'guardian';
    const saved = await give.run({ patientId, kind, how, givenAt, givenBy: byGuardian ? name.trim() : null, relation: byGuardian ? relation : null, note: note.trim() || null });
    if (saved.ok) onClose();
  };
  return (
    <Dialog title={t('giveTitle')} size="lg" onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('keep')}</Button>
        <Button loading={give.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('save')}</Button>
      </>
    }>
      <div className={css.form}>
        <NativeSelect className={css.wide} data-autofocus label={t('kind')} description={t(`means.${kind}`)} value={kind} data={CONSENT_KINDS.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
          onChange={(event) => { setKind(CONSENT_KINDS.find((each) => each === event.currentTarget.value) ?? kind); }} />
        <Segmented label={t('how')} value={how} options={ASKED_MANNERS.map((each) => ({ value: each, label: t(`hows.${each}`) }))} onChange={setHow} />
        <TextInput label={t('givenDay')} placeholder={t('dayHint')} value={day} maxLength={30} autoComplete="off" error={tried && givenAt === null ? fields('day_form') : fieldError(t, give.error, 'givenAt')} onChange={(event) => { setDay(event.currentTarget.value); }} />
        <div className={css.wide}><Segmented label={t('whoGives')} value={who} options={(['patient', 'guardian'] as const).map((each) => ({ value: each, label: t(each) }))} onChange={setWho} /></div>
        {who === 'guardian' && <>
          <TextInput label={t('guardianName')} value={name} maxLength={120} autoComplete="off" error={tried && unnamed ? fields('guardian_required') : null} onChange={(event) => { setName(event.currentTarget.value); }} />
          <NativeSelect label={t('relation')} value={relation ?? ''} error={fieldError(t, give.error, 'relation')} data={[{ value: '', label: '' }, ...RELATIONS.filter((each) => each !== 'self').map((each) => ({ value: each, label: t(`patients:relations.${each}`) }))]}
            onChange={(event) => { setRelation(RELATIONS.find((each) => each === event.currentTarget.value) ?? null); }} />
        </>}
        <TextInput className={css.wide} label={t('note')} placeholder={t('notePlaceholder')} value={note} maxLength={300} autoComplete="off" onChange={(event) => { setNote(event.currentTarget.value); }} />
      </div>
      {give.error?.code !== 'invalid_input' && <ErrorNotice error={give.error} />}
    </Dialog>
  );
}
