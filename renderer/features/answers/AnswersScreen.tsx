/** Informasi: the questions' box, and what its answers are made of. Alt and a digit goes to a part. */
import { ANSWER_EDITORS } from '../../../shared/contract/answers.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, Page, Panel, StatusTag } from '../../ui/index.ts';
import tabs from '../absences/follow-up.module.css';
import { AnswersPanel } from './AnswersPanel.tsx';
import { ArticleScreen } from './ArticleScreen.tsx';
import { ArticlesScreen } from './ArticlesScreen.tsx';
import { QuestionsScreen } from './QuestionsScreen.tsx';
import { ServicesScreen } from './ServicesScreen.tsx';

const PARTS = ['ask', 'services', 'articles', 'questions'] as const;
type Part = (typeof PARTS)[number];

export function AnswersScreen({ path }: { path: string }) {
  const [, place = '', id = ''] = path.split('/');
  const part = PARTS.find((each) => each === place) ?? 'ask';
  return <><Tabs current={part} />{partOf(part, id)}</>;
}

function partOf(part: Part, id: string) {
  switch (part) {
    case 'ask': return <AskScreen />;
    case 'services': return <ServicesScreen />;
    case 'articles': return id === '' ? <ArticlesScreen /> : <ArticleScreen key={id} id={id} />;
    case 'questions': return <QuestionsScreen />;
  }
}

function AskScreen() {
  const t = useText('answers');
  return <Page title={t('title')}><Panel><AnswersPanel patientId={null} callId={null} autoFocus /></Panel></Page>;
}

function Tabs({ current }: { current: Part }) {
  const t = useText('answers');
  const editor = useMay(ANSWER_EDITORS);
  const questions = useCall('answers.questions', { settled: false }, { enabled: editor }).data?.length ?? 0;
  return <nav className={tabs.tabs} aria-label={t('tabs.label')}>{PARTS.map((part, at) => <Tab key={part} part={part} digit={at + 1} count={part === 'questions' && editor ? questions : 0} current={part === current} />)}</nav>;
}

function Tab({ part, digit, count, current }: { part: Part; digit: number; count: number; current: boolean }) {
  const t = useText('answers');
  const go = useRoute((route) => route.go);
  const path = part === 'ask' ? 'answers' : `answers/${part}`;
  const key = `Alt+${digit}`;
  useShortcut({ key, label: t(`tabs.${part}`), quiet: true, run: () => { go(path); } });
  return (
    <a href={`#/${path}`} className={tabs.tab} aria-current={current ? 'page' : undefined} aria-keyshortcuts={key} onClick={(event) => { event.preventDefault(); go(path); }}>
      {t(`tabs.${part}`)} {count > 0 && <StatusTag tone="amber">{count}</StatusTag>} <Kbd>Alt {digit}</Kbd>
    </a>
  );
}
