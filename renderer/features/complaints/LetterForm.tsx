/** A letter of answer: from a template, put right by hand, then printed or handed to WhatsApp or the mail program. What went out is kept word for word. */
import { NativeSelect, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { type ComplaintDetail, LETTER_WAYS } from '../../../shared/contract/complaints.ts';
import { fillLetter, unknownPlaceholders } from '../../../shared/domain/complaint-letter.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useDraft } from '../../app/drafts.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { DigitChoice } from './DigitChoice.tsx';
import { LetterPaper } from './LetterPaper.tsx';
import { letterValues, mailLink, whatsappLink } from './letter.ts';
import { StepBox } from './StepForm.tsx';

type Way = (typeof LETTER_WAYS)[number];
interface LetterDraft { templateId: string; text: string; way: Way }

export function LetterForm({ complaint, onDone, onLeave }: { complaint: ComplaintDetail; onDone: () => void; onLeave: () => void }) {
  const t = useText('complaints');
  const fields = useText('fields');
  const clinic = useCall('clinic.get', {}).data;
  const known = useCall('complaints.settings', {}).data?.templates ?? [];
  // A template is filled in with the clinic's name: before that is known there is none to choose.
  const templates = clinic ? known : [];
  const officer = useUser()?.fullName ?? '';
  const step = useCommand('complaints.step');
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<LetterDraft>({ templateId: '', text: '', way: 'print' });
  const [error, setError] = useState<string | null>(null);
  const draft = useDraft('complaint-step', `${complaint.id}.letter`, values, setValues);
  const links: Readonly<Record<Way, string | null>> = {
    print: null, whatsapp: whatsappLink(complaint.reporterContact, values.text), email: mailLink(complaint.reporterContact, t('letter.subject', { number: complaint.number }), values.text),
  };
  const ways = LETTER_WAYS.filter((way) => way === 'print' || links[way] !== null);
  const choose = (templateId: string): void => {
    const template = templates.find(({ id }) => id === templateId);
    const text = template && clinic ? fillLetter(template.text, letterValues(complaint, template.language, { clinic: clinic.name, zone: clinic.zone, officer, now: deskNow() })) : values.text;
    setValues((before) => ({ ...before, templateId, text }));
  };
  const submit = async (): Promise<void> => {
    const text = values.text.trim();
    const way = ways.includes(values.way) ? values.way : 'print';
    const left = unknownPlaceholders(text);
    setError(text === '' ? fields('text_required') : left.length > 0 ? t('letter.left', { what: left.join(', ') }) : null);
    if (text === '' || left.length > 0 || !clinic) return;
    const result = await step.run({ id: complaint.id, expectedVersion: complaint.version, step: { action: 'letter', way, text } });
    if (!result.ok) return;
    await draft.discard();
    const link = links[way];
    if (link === null) await printSheet('page', <LetterPaper letter={{ clinic, number: complaint.number, text }} />);
    else window.open(link, '_blank', 'noopener');
    onDone();
  };
  return (
    <StepBox form={form} label={t('step.letter')} error={step.error} pending={step.isPending} save={t(`letter.send.${ways.includes(values.way) ? values.way : 'print'}`)} onSubmit={submit} onLeave={onLeave}>
      <NativeSelect data-stop label={t('letter.template')} value={values.templateId} data={[{ value: '', label: t('letter.none') }, ...templates.map(({ id, name, language }) => ({ value: id, label: `${name} · ${t(`letter.language.${language}`)}` }))]} onChange={(event) => { choose(event.currentTarget.value); }} />
      <Textarea data-stop label={t('form.letter')} description={t('letter.hint')} inputWrapperOrder={['label', 'input', 'error', 'description']} autosize minRows={5} maxRows={14} maxLength={4000} value={values.text} error={error} onChange={(event) => { const text = event.currentTarget.value; setValues((before) => ({ ...before, text })); }} />
      <DigitChoice legend={t('letter.way')} name="way" columns={3} value={ways.includes(values.way) ? values.way : 'print'} options={ways.map((way) => ({ value: way, label: t(`letter.ways.${way}`) }))} onChange={(way) => { setValues((before) => ({ ...before, way })); }} />
    </StepBox>
  );
}
