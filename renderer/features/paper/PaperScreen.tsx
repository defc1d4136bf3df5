/** Before a power cut: print the pack. After it: write down what was kept on paper, with the real times. */
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { MOST_BLANKS } from '../../../shared/contract/paper.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable, dayOfInstant, formatDay, formatTime, type Column } from '../../ui/index.ts';
import { PaperForm } from './PaperForm.tsx';
import { printPack, rememberBlanks, rememberedBlanks } from './print-pack.tsx';
import css from './paper.module.css';

type Entered = Output<'paper.entered'>[number];

export function PaperScreen() {
  const t = useText('paper');
  const common = useText('common');
  const today = dayOfInstant(deskNow());
  const [day, setDay] = useState(today);
  const directory = useCall('clinic.directory', {});
  const entered = useCall('paper.entered', { day }, { keepPrevious: true });
  const units = directory.data?.units.filter(({ active }) => active) ?? [];
  const columns: readonly Column<Entered>[] = [
    { key: 'number', header: t('number'), strong: true, render: (row) => row.number },
    { key: 'name', header: t('patient'), grow: true, render: (row) => row.patientName },
    { key: 'unit', header: t('unit'), render: (row) => row.unit },
    { key: 'arrived', header: t('arrived'), render: (row) => formatTime(row.arrivedAt) },
    { key: 'state', header: t('pack.state'), render: (row) => common(`queueState.${row.state}`) },
    { key: 'written', header: t('written'), render: (row) => `${formatTime(row.writtenAt)}${row.by === null ? '' : ` · ${row.by}`}` },
  ];
  return (
    <Page title={t('title')} actions={<Button variant="default" aria-keyshortcuts="F10" onClick={() => { void printPack(); }} rightSection={<Kbd>F10</Kbd>}>{t('print')}</Button>}>
      <ErrorNotice error={directory.error ?? entered.error} />
      <div className={css.sides}>
        <div className={css.stack}>
          <Panel title={t('enter')} aside={t('enterHint')} padded>{units.length > 0 && <PaperForm units={units} practitioners={directory.data?.practitioners ?? []} today={today} onDay={setDay} />}</Panel>
        </div>
        <div className={css.stack}>
          <Panel title={t('before')} padded><Blanks /></Panel>
          <Panel title={t('entered', { day: formatDay(day) })}>
            <SelectableTable label={t('entered', { day: formatDay(day) })} columns={columns} rows={entered.data ?? []} rowKey={(row) => row.entryId} rowLabel={(row) => `${row.number}, ${row.patientName}`}
              empty={entered.data === undefined ? undefined : <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function Blanks() {
  const t = useText('paper');
  const [blanks, setBlanks] = useState(rememberedBlanks);
  return (
    <div className={css.stack}>
      <p className={css.text}>{t('beforeText')}</p>
      <NumberInput label={t('blanks')} min={0} max={MOST_BLANKS} allowDecimal={false} clampBehavior="strict" value={blanks} onChange={(value) => { setBlanks(Number(value)); rememberBlanks(Number(value)); }} />
    </div>
  );
}
