/** Settings of tickets: this computer's printer and paper, and what every ticket of the clinic says. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { type DeskPrinter, TICKET_WIDTHS, deskPrinterSchema } from '../../../shared/contract/tickets.ts';
import type { Printer } from '../../../shared/contract/window.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { listPrinters } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, Segmented } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from '../settings/FormFoot.tsx';
import css from '../settings/settings.module.css';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { TicketPreview } from './TicketPreview.tsx';
import { UnprintedNotice } from './UnprintedNotice.tsx';

const COPIES = ['1', '2', '3'] as const;

export function TicketsSection() {
  const settings = useCall('tickets.settings', {});
  if (!settings.data) return <ErrorNotice error={settings.error} />;
  const { desk, qr } = settings.data;
  return (
    <>
      <UnprintedNotice />
      <TicketsForms desk={desk} qr={qr} />
    </>
  );
}

function TicketsForms({ desk, qr }: { desk: DeskPrinter; qr: boolean }) {
  const t = useText('tickets');
  const words = useText('settings');
  const admin = useMay(ADMIN_ROLES);
  const save = useCommand('tickets.saveDesk');
  const { values, change, right, wrong, discard } = useSettingsForm<DeskPrinter>('tickets', 'desk', desk);
  const [kept, setKept] = useState(false);
  const set = (part: Partial<DeskPrinter>): void => {
    setKept(false);
    change(part);
  };
  const submit = async (): Promise<void> => {
    if (!right(deskPrinterSchema, values)) return;
    const result = await save.run(values);
    if (!result.ok) return;
    await discard();
    setKept(true);
  };
  return (
    <div className={css.sides}>
      <div className={css.stack}>
        <SettingsFormBox label={t('settings.title')} onSubmit={() => { void submit(); }}>
          <Panel title={t('settings.title')} aside={t('settings.hint')} padded>
            <div className={css.stack}>
              <PrinterChoice value={values.printer} onChange={(printer) => { set({ printer }); }} />
              <Segmented label={t('settings.width')} value={values.width} options={TICKET_WIDTHS.map((width) => ({ value: width, label: t(`settings.widths.${width}`) }))} onChange={(width) => { set({ width }); }} />
              <Segmented label={t('settings.copies')} value={COPIES[values.copies - 1] ?? '1'} options={COPIES.map((copies) => ({ value: copies, label: copies }))} onChange={(copies) => { set({ copies: Number(copies) }); }} />
              <p className={css.mute}>{t('settings.slips')}</p>
            </div>
          </Panel>
          <FormFoot error={wrong ?? save.error} saved={kept ? words('saved') : null} pending={save.isPending} label={t('settings.saveDesk')} />
        </SettingsFormBox>
        {admin && <ContentForm saved={qr} />}
      </div>
      <Panel title={t('settings.preview')} padded><div className={css.stack}><TicketPreview printer={{ ...values, qr }} /></div></Panel>
    </div>
  );
}

function PrinterChoice({ value, onChange }: { value: string | null; onChange: (printer: string | null) => void }) {
  const t = useText('tickets');
  const { printers, look } = usePrinters();
  if (printers === undefined) return null;
  if (printers === null) return <p className={css.mute}>{t('settings.viaDialog')}</p>;
  const gone = value !== null && !printers.some((printer) => printer.name === value) ? [{ value, label: t('settings.gone', { name: value }) }] : [];
  return (
    <>
      <NativeSelect label={t('settings.printer')} value={value ?? ''} onChange={(event) => { onChange(event.currentTarget.value || null); }}
        data={[{ value: '', label: t('settings.anyPrinter') }, ...gone, ...printers.map((printer) => ({ value: printer.name, label: printer.title }))]} />
      {printers.length === 0 && <p className={css.bad}>{t('settings.none')}</p>}
      <div><Button size="xs" variant="default" leftSection={<IconRefresh size={15} />} onClick={look}>{t('settings.lookAgain')}</Button></div>
    </>
  );
}

/** Undefined until the shell has answered; null where it chooses none. */
function usePrinters(): { printers: readonly Printer[] | null | undefined; look: () => void } {
  const [printers, setPrinters] = useState<readonly Printer[] | null | undefined>(undefined);
  const look = useCallback(() => { void listPrinters().then(setPrinters); }, []);
  useEffect(look, [look]);
  return { printers, look };
}

function ContentForm({ saved }: { saved: boolean }) {
  const t = useText('tickets');
  const words = useText('settings');
  const save = useCommand('tickets.save');
  const [qr, setQr] = useState(saved);
  const [kept, setKept] = useState(false);
  const submit = async (): Promise<void> => { setKept((await save.run({ qr })).ok); };
  return (
    <SettingsFormBox label={t('settings.content')} onSubmit={() => { void submit(); }}>
      <Panel title={t('settings.content')} aside={t('settings.contentHint')} padded>
        <Checkbox label={t('settings.qr')} description={t('settings.qrHint')} checked={qr} onChange={(event) => { setKept(false); setQr(event.currentTarget.checked); }} />
      </Panel>
      <FormFoot error={save.error} saved={kept ? words('saved') : null} pending={save.isPending} label={t('settings.save')} />
    </SettingsFormBox>
  );
}
