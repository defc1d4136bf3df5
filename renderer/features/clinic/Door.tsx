import type { ReactNode } from 'react';
import { setLanguage, useLanguage, useText } from '../../i18n/index.ts';
import css from './door.module.css';
import { RestoreReport } from './RestoreReport.tsx';

interface DoorProps { title: string; lead?: ReactNode; wide?: boolean; children: ReactNode }

/** The plain sheet in front of the desk: first start, sign-in, recovery. */
export function Door({ title, lead, wide = false, children }: DoorProps) {
  const t = useText('clinic');
  const language = useLanguage();
  return (
    <div className={css.door}>
      <header className={css.head}>
        <strong>{t('product')}</strong>
        <button type="button" className={css.language} lang={language === 'id' ? 'en' : 'id'} onClick={() => { setLanguage(language === 'id' ? 'en' : 'id'); }}>
          {language === 'id' ? 'English' : 'Bahasa Indonesia'}
        </button>
      </header>
      <div className={css.body}>
        <RestoreReport />
        <main className={wide ? css.wide : css.sheet}>
          <h1 className={css.title}>{title}</h1>
          {lead !== undefined && <p className={css.lead}>{lead}</p>}
          {children}
        </main>
      </div>
    </div>
  );
}
