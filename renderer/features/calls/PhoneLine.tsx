import type { PhoneCall } from '../../../shared/contract/calls.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useText } from '../../i18n/index.ts';
import css from './calls.module.css';

/** The number, large enough to be dialled from an arm's length, and what it was about. */
export function PhoneLine({ call }: { call: PhoneCall }) {
  const t = useText('calls');
  return (
    <div>
      <p className={css.number}>{call.phone === null ? t('toReturn.noPhone') : formatPhone(call.phone)}</p>
      <p className={css.wrapped}>{[t(`topics.${call.topic}`), call.patientName, call.note].filter((part) => part !== null).join(' · ')}</p>
    </div>
  );
}
