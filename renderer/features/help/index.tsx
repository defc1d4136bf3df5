import { useShortcutList } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import css from './help.module.css';

const SCREENS = ['home', 'patients', 'queue', 'emergencies', 'settings'] as const;

/** F1: what this screen is for and every key that works on it right now. */
export function HelpDialog({ screen, onClose }: { screen: string; onClose: () => void }) {
  const t = useText('help');
  const shortcuts = useShortcutList();
  const known = SCREENS.find((name) => name === screen) ?? 'home';
  const lines: unknown = t(`screens.${known}.steps`, { returnObjects: true });
  const steps = Array.isArray(lines) ? lines.map(String) : [];
  return (
    <Dialog title={t('title', { screen: t(`screens.${known}.name`) })} onClose={onClose} size="lg">
      <ol className={css.steps}>{steps.map((step) => <li key={step}>{step}</li>)}</ol>
      <div className={css.columns}>
        <section>
          <h2 className={css.heading}>{t('keysHere')}</h2>
          <dl className={css.keys}>{shortcuts.map(({ key, label }) => <div key={key}><dt><Kbd>{key}</Kbd><span className="visually-hidden">{key}</span></dt><dd>{label}</dd></div>)}</dl>
        </section>
        <section>
          <h2 className={css.heading}>{t('keysEverywhere')}</h2>
          <dl className={css.keys}>
            {(['walk', 'open', 'submit', 'leave', 'next'] as const).map((name) => <div key={name}><dt><Kbd>{t(`general.${name}.key`)}</Kbd><span className="visually-hidden">{t(`general.${name}.key`)}</span></dt><dd>{t(`general.${name}.text`)}</dd></div>)}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
