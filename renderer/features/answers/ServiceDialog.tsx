/** A service of the clinic: what it costs, how long it takes, what to bring, who pays. */
import { Button, Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { answers, type Service } from '../../../shared/contract/answers.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { checkForm } from '../../app/check.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd, fieldError } from '../../ui/index.ts';
import css from './answers.module.css';

interface Values { readonly name: string; readonly unitId: string; readonly tariff: string; readonly minutes: string; readonly preparation: string; readonly payerRules: string; readonly synonyms: string; readonly active: boolean }
function valuesOf(service: Service | null): Values {
  return {
    name: service?.name ?? '', unitId: service?.unitId ?? '', tariff: String(service?.tariff ?? ''), minutes: String(service?.minutes ?? ''),
    preparation: service?.preparation ?? '', payerRules: service?.payerRules ?? '', synonyms: service?.synonyms.join(', ') ?? '', active: service?.active ?? true,
  };
}
/** `250.000` and `Rp 250000` are one number; nothing is not told; anything else is left to be refused. */
function numberOf(text: string): number | null {
  const digits = text.replaceAll(/[Rrp.\s]/gu, '');
  return digits === '' ? null : Number(digits);
}

export function ServiceDialog({ service, onClose }: { service: Service | null; onClose: () => void }) {
  const t = useText('answers');
  const [values, setValues] = useState(() => valuesOf(service));
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const draft = useDraft('service', service?.id ?? 'new', values, setValues);
  const save = useCommand('answers.saveService');
  const units = useCall('clinic.directory', {}).data?.units.filter(({ active }) => active) ?? [];
  const error = wrong ?? save.error;
  const change = (part: Partial<Values>): void => { setWrong(null); save.reset(); setValues((before) => ({ ...before, ...part })); };
  const submit = async (): Promise<void> => {
    const input = {
      id: service?.id ?? null, expectedVersion: service?.version ?? null, name: values.name, unitId: values.unitId || null, tariff: numberOf(values.tariff), minutes: numberOf(values.minutes), preparation: values.preparation || null,
      payerRules: values.payerRules || null, synonyms: values.synonyms.split(',').map((synonym) => synonym.trim()).filter((synonym) => synonym !== ''), active: values.active,
    };
    const problem = checkForm(answers['answers.saveService'].input, input);
    setWrong(problem);
    if (problem !== null || save.isPending) return;
    const result = await save.run(input);
    if (!result.ok) return;
    await draft.discard();
    showDone(t('services.saved', { name: values.name }));
    onClose();
  };
  const send = (): void => { void submit(); };
  const text = (field: 'name' | 'tariff' | 'minutes' | 'synonyms', label: string, hint?: string) => (
    <TextInput label={label} {...(hint === undefined ? {} : { description: hint })} {...(field === 'name' ? { 'data-autofocus': true } : {})} inputWrapperOrder={['label', 'input', 'description', 'error']} autoComplete="off" value={values[field]} error={fieldError(t, error, field)} onChange={(event) => { change({ [field]: event.currentTarget.value }); }} />
  );
  return (
    <Dialog title={t(service === null ? 'services.new' : 'services.edit')} onClose={onClose} onSubmit={send} size="xl" actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('common:cancel')}</Button>
        <Button onClick={send} loading={save.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('common:save')}</Button>
      </>
    }>
      <form noValidate aria-label={t(service === null ? 'services.new' : 'services.edit')} className={css.form} onSubmit={(event) => { event.preventDefault(); send(); }}>
        {error?.fields === undefined && <ErrorNotice error={error} />}
        {text('name', t('services.name'))}
        <div className={css.fields}>
          <NativeSelect label={t('services.unit')} value={values.unitId} data={[{ value: '', label: t('services.anyUnit') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { change({ unitId: event.currentTarget.value }); }} />
          {text('tariff', t('services.tariffField'), t('services.tariffHint'))}
          {text('minutes', t('services.minutesField'))}
        </div>
        {text('synonyms', t('services.synonyms'), t('services.synonymsHint'))}
        <Textarea label={t('services.preparation')} autosize minRows={2} maxRows={5} maxLength={1000} value={values.preparation} error={fieldError(t, error, 'preparation')} onChange={(event) => { change({ preparation: event.currentTarget.value }); }} />
        <Textarea label={t('services.payerRules')} autosize minRows={2} maxRows={5} maxLength={1000} value={values.payerRules} error={fieldError(t, error, 'payerRules')} onChange={(event) => { change({ payerRules: event.currentTarget.value }); }} />
        <Checkbox label={t('services.active')} checked={values.active} onChange={(event) => { change({ active: event.currentTarget.checked }); }} />
        <p className={css.draft}>{draft.restored ? t('common:draftRestored') : ''}</p>
      </form>
    </Dialog>
  );
}
