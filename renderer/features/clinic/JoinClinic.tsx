import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Segmented } from '../../ui/index.ts';
import { useRecoveryKey } from './recovery-key.ts';
import { Door } from './Door.tsx';
import css from './door.module.css';
import { JoinByInvitation } from './JoinByInvitation.tsx';
import { JoinCentral } from './JoinCentral.tsx';

const WAYS = ['central', 'file'] as const;

/** A further desk of a clinic: from the central server with everything that is there, or with the first desk's invitation file. */
export function JoinClinic({ onBack }: { onBack: () => void }) {
  const t = useText('clinic');
  const joining = useRecoveryKey((state) => state.founding);
  const [way, setWay] = useState<(typeof WAYS)[number]>('central');
  return (
    <Door wide title={t('join.title')}>
      <div className={css.fields}>
        <Segmented label={t('join.way')} value={way} options={WAYS.map((each) => ({ value: each, label: t(`join.ways.${each}`) }))} onChange={setWay} disabled={joining} />
        {way === 'central' ? <JoinCentral onBack={onBack} /> : <JoinByInvitation onBack={onBack} />}
      </div>
    </Door>
  );
}
