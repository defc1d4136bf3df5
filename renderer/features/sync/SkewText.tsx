import { useText } from '../../i18n/index.ts';
import { StatusTag } from '../../ui/index.ts';
import css from './sync.module.css';
import { spanInWords } from './spans.ts';

/** Below this nobody would notice; above the second the queue's times would be wrong. */
const NOTICED_MS = 5000;
const WRONG_MS = 120_000;

/** How this computer's clock stands to the central's: ahead when positive. */
export function SkewText({ skewMs }: { skewMs: number }) {
  const t = useText('sync');
  const size = Math.abs(skewMs);
  if (size < NOTICED_MS) return <StatusTag tone="green" shape="check">{t('skew.same')}</StatusTag>;
  const words = t(skewMs > 0 ? 'skew.ahead' : 'skew.behind', { span: spanInWords(t, size) });
  if (size < WRONG_MS) return <StatusTag tone="grey" shape="ring">{words}</StatusTag>;
  return <span className={css.inline}><StatusTag tone="red" shape="triangle">{words}</StatusTag> {t('skew.fix')}</span>;
}
