/** Everything that is kept of one call. */
import { Button } from '@mantine/core';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd, formatInstant } from '../../ui/index.ts';
import { useDueWords } from './call-back.ts';
import { clockWords } from './call-clock.ts';
import { LinkList } from './LinkList.tsx';
import css from './calls.module.css';

export function CallDetails({ call, onClose }: { call: PhoneCall; onClose: () => void }) {
  const t = useText('calls');
  const common = useText('common');
  const go = useRoute((route) => route.go);
  const due = useDueWords(useNow());
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    ['at', formatInstant(call.at)],
    ['direction', t(`directions.${call.direction}`)],
    ['length', call.seconds === null ? null : clockWords(call.seconds * 1000)],
    ['phone', call.phone === null ? null : formatPhone(call.phone)],
    ['relation', call.relation === null ? null : t(`relations.${call.relation}`)],
    ['patient', call.patientName],
    ['topic', t(`topics.${call.topic}`)],
    ['note', call.note],
    ['result', call.result === null ? null : t(`results.${call.result}`)],
    ['callBack', call.callBackAt === null ? null : call.settledAt === null ? due(call.callBackAt) : formatInstant(call.settledAt)],
    ['outcome', call.outcome],
    ['actor', call.actor],
  ];
  return (
    <Dialog title={t('details.title', { name: call.callerName })} onClose={onClose} size="lg" onSubmit={onClose} actions={
      <>
        {call.patientId !== null && <Button variant="default" onClick={() => { onClose(); go(`patients/${call.patientId}`); }}>{t('details.openPatient')}</Button>}
        <Button data-autofocus onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('close')}</Button>
      </>
    }>
      <dl className={css.facts}>
        {facts.filter(([, value]) => value !== null).map(([label, value]) => <div key={label}><dt>{t(`details.${label}`)}</dt><dd>{value}</dd></div>)}
      </dl>
      {call.links.length > 0 && <LinkList call={call} onClose={onClose} />}
    </Dialog>
  );
}
