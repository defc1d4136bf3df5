import { Checkbox, Radio } from '@mantine/core';
import { DATE_ORDERS, type ImportInspection, type ImportKind, type ImportMapping, type ImportOptions } from '../../../shared/contract/imports.ts';
import { useText } from '../../i18n/index.ts';
import { Panel, Segmented, formatDay } from '../../ui/index.ts';
import css from './imports.module.css';
import { exampleDate, hasDates, readDate, takes, type DateOrder } from './columns.ts';

/** `dateOrder` null: to be chosen by a person, because the file does not tell. */
export interface Reading extends Omit<ImportOptions, 'dateOrder'> { readonly dateOrder: DateOrder | null }

const PAYERS = ['general', 'bpjs', 'insurance'] as const;

interface ReadingOptionsProps { kind: ImportKind; inspection: ImportInspection; mapping: ImportMapping; value: Reading; onChange: (part: Partial<Reading>) => void; asked: boolean }

/** How the values are read: dates, payer, ages. */
export function ReadingOptions({ kind, inspection, mapping, value, onChange, asked }: ReadingOptionsProps) {
  const t = useText('imports');
  const common = useText('common');
  if (!hasDates(kind)) return null;
  const example = exampleDate(mapping, inspection.sample);
  const reads = (order: DateOrder): string | undefined => {
    const day = example === null ? null : readDate(example, order);
    return day === null ? undefined : t('columns.dateOrderReads', { text: example, day: formatDay(day) });
  };
  return (
    <Panel title={t('columns.options')} padded>
      <div className={css.two}>
        <Radio.Group label={t('columns.dateOrder')} description={t(inspection.dateOrderUncertain ? 'columns.dateAsk' : 'columns.dateFound')} value={value.dateOrder ?? ''} error={asked && value.dateOrder === null ? t('columns.dateRequired') : null}
          onChange={(order) => { onChange({ dateOrder: DATE_ORDERS.find((known) => known === order) ?? null }); }}>
          <div className={css.orders}>{DATE_ORDERS.map((order) => <Radio key={order} value={order} label={t(`columns.dateOrders.${order}`)} description={reads(order)} />)}</div>
        </Radio.Group>
        <div className={css.stack}>
          {takes(kind, 'payer') && <Segmented label={t('columns.payer')} value={value.payer} options={PAYERS.map((payer) => ({ value: payer, label: common(`payer.${payer}`) }))} onChange={(payer) => { onChange({ payer }); }} />}
          {kind === 'patients' && <Checkbox label={t('columns.estimate')} description={t('columns.estimateHint')} checked={value.estimateFromAge} onChange={(event) => { onChange({ estimateFromAge: event.currentTarget.checked }); }} />}
        </div>
      </div>
    </Panel>
  );
}
