/** The address of the central server, looked at as soon as it is typed; behind "advanced" what most clinics do not need. */
import { Button, FileInput, Loader, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, StatusTag, fieldError } from '../../ui/index.ts';
import { connectionOf, isConnection, isPlain, type Connection, type ConnectionDraft } from './connection.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { SkewText } from './SkewText.tsx';
import css from './sync.module.css';

interface ConnectionFieldsProps {
  readonly value: ConnectionDraft;
  readonly onChange: (part: Partial<ConnectionDraft>) => void;
  readonly error: DeskError | null;
  readonly disabled?: boolean;
  /** A certificate of the clinic is installed already. */
  readonly caKept?: boolean;
  /** Fields that belong beside the address: the code. */
  readonly children?: ReactNode;
}

export function ConnectionFields({ value, onChange, error, disabled = false, caKept = false, children }: ConnectionFieldsProps) {
  const t = useText('sync');
  const [asked, setAsked] = useState<Connection | null>(null);
  const look = (): void => { if (isConnection(value)) setAsked(connectionOf(value)); };
  const caError = error?.fields?.['ca'];
  return (
    <div className={css.stack}>
      <div className={css.address}>
        <TextInput label={t('join.url')} placeholder={t('join.urlExample')} required type="url" inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} disabled={disabled} maxLength={300}
          value={value.url} onChange={(event) => { onChange({ url: event.currentTarget.value }); }} onBlur={look} error={fieldError(t, error, 'url')} />
        <Button variant="default" disabled={disabled || !isConnection(value)} onClick={look}>{t('join.look')}</Button>
      </div>
      {isPlain(value) && <p className={css.warning}>{t('join.plain')}</p>}
      {asked !== null && isConnection(value) && JSON.stringify(asked) === JSON.stringify(connectionOf(value)) && <Looked connection={asked} />}
      {children}
      <details className={css.advanced} open={fieldError(t, error, 'proxy') !== null || caError !== undefined || undefined}>
        <summary>{t('join.advanced')}</summary>
        <div className={css.two}>
          <TextInput label={t('join.proxy')} description={t('join.proxyHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} autoComplete="off" spellCheck={false} disabled={disabled} maxLength={300}
            value={value.proxy} onChange={(event) => { onChange({ proxy: event.currentTarget.value }); }} onBlur={look} error={fieldError(t, error, 'proxy')} />
          <CaField value={value.ca} kept={caKept} disabled={disabled} error={fieldError(t, error, 'ca')} onChange={(ca) => { onChange({ ca }); }} />
        </div>
      </details>
    </div>
  );
}

function CaField({ value, kept, disabled, error, onChange }: { value: string | null; kept: boolean; disabled: boolean; error: string | null; onChange: (ca: string | null) => void }) {
  const t = useText('sync');
  const [file, setFile] = useState<File | null>(null);
  const choose = async (chosen: File | null): Promise<void> => {
    setFile(chosen);
    onChange(chosen === null ? null : await chosen.text());
  };
  return (
    <FileInput label={t('join.ca')} description={kept && value === null ? t('join.caKept') : t('join.caHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} placeholder={t('join.caChoose')} accept=".pem,.crt,.cer" clearable clearButtonProps={{ 'aria-label': t('join.caClear') }}
      disabled={disabled} value={file} onChange={(chosen) => { void choose(chosen); }} error={error} />
  );
}

/** What answers at the address. */
function Looked({ connection }: { connection: Connection }) {
  const t = useText('sync');
  const look = useCall('sync.look', connection, { staleTime: 0 });
  if (look.isFetching) return <p role="status" className={css.inline}><Loader size={14} aria-hidden="true" /> {t('join.looking')}</p>;
  if (look.error) return <ErrorNotice error={look.error} />;
  if (!look.data) return null;
  const { fault, skewMs } = look.data;
  if (fault !== null) return <FaultNotice fault={fault} asked />;
  return (
    <p role="status" className={css.inline}>
      <StatusTag tone="green" shape="check">{t('join.found')}</StatusTag>
      {skewMs !== null && <SkewText skewMs={skewMs} />}
    </p>
  );
}
