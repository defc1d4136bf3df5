/** What was asked of units, and what came back; what is improved, and whether it helped. */
import { Button } from '@mantine/core';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { isOpen } from '../../../shared/domain/complaint-states.ts';
import { useNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, Panel, StatusTag, dayOfInstant, formatDay, formatInstant } from '../../ui/index.ts';
import type { AskedStep } from './steps.ts';
import css from './complaints.module.css';

const TICK_MS = 60_000;
interface PartProps { readonly complaint: ComplaintDetail; readonly mayAct: boolean; readonly onAsk: (step: AskedStep) => void }
type Task = ComplaintDetail['tasks'][number];

export function Tasks({ complaint, mayAct, onAsk }: PartProps) {
  const t = useText('complaints');
  const now = useNow(TICK_MS);
  if (complaint.tasks.length === 0) return null;
  const caseOpen = isOpen(complaint.state);
  const open = complaint.tasks.filter(({ doneAt, cancelled }) => doneAt === null && !cancelled);
  return (
    <Panel title={t('task.title')} aside={t('task.open', { count: caseOpen ? open.length : 0 })}>
      <ul className={css.cards}>
        {complaint.tasks.map((task) => (
          <li key={task.id}>
            <div className={css.cardHead}><strong>{task.unit}</strong> <TaskTag task={task} over={task.dueAt < now} caseOpen={caseOpen} /><span className={css.hint}>{t('task.due', { when: formatInstant(task.dueAt) })} · {task.givenBy}</span></div>
            <p className={css.narrative}>{task.text}</p>
            {task.reply !== null && <p className={css.reply}><strong>{t('task.reply')}</strong> {task.reply}<span className={css.hint}>{t('event.by', { when: formatInstant(task.doneAt ?? 0), actor: task.doneBy ?? '' })}</span></p>}
            {mayAct && caseOpen && open.includes(task) && <TaskButtons place={open.indexOf(task) + 1} task={task} onAsk={onAsk} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function TaskTag({ task, over, caseOpen }: { task: Task; over: boolean; caseOpen: boolean }) {
  const t = useText('complaints');
  if (task.cancelled) return <StatusTag tone="grey" shape="pause">{t('task.cancelled')}</StatusTag>;
  if (task.doneAt !== null) return <StatusTag tone="green" shape="check">{t('task.done')}</StatusTag>;
  if (!caseOpen) return <StatusTag tone="grey" shape="pause">{t('task.dropped')}</StatusTag>;
  return over ? <StatusTag tone="red" shape="triangle">{t('task.over')}</StatusTag> : <StatusTag tone="amber" shape="dot">{t('task.waiting')}</StatusTag>;
}

function TaskButtons({ place, task, onAsk }: { place: number; task: Task; onAsk: (step: AskedStep) => void }) {
  const t = useText('complaints');
  const key = place <= 9 ? `Alt+${place}` : null;
  const reply = (): void => { onAsk({ action: 'task_done', id: task.id }); };
  useShortcut({ key: key ?? 'Alt+0', label: t('step.task_done'), quiet: true, enabled: key !== null, run: reply });
  return (
    <div className={css.steps}>
      <Button size="compact-sm" variant="default" {...(key === null ? {} : { 'aria-keyshortcuts': key, rightSection: <Kbd>Alt {place}</Kbd> })} onClick={reply}>{t('step.task_done')}</Button>
      <Button size="compact-sm" variant="subtle" aria-label={t('task.cancelOf', { unit: task.unit })} onClick={() => { onAsk({ action: 'task_cancel', id: task.id }); }}>{t('step.task_cancel')}</Button>
    </div>
  );
}

export function Improvements({ complaint, mayAct, onAsk }: PartProps) {
  const t = useText('complaints');
  const today = dayOfInstant(useNow(TICK_MS));
  if (complaint.improvements.length === 0) return null;
  return (
    <Panel title={t('improvement.title')}>
      <ul className={css.cards}>
        {complaint.improvements.map((change) => (
          <li key={change.id}>
            <div className={css.cardHead}>
              {change.doneAt === null ? <StatusTag tone={change.dueDay < today ? 'red' : 'amber'} shape={change.dueDay < today ? 'triangle' : 'dot'}>{t(change.dueDay < today ? 'improvement.over' : 'improvement.planned')}</StatusTag> : <StatusTag tone="green" shape="check">{t('improvement.done')}</StatusTag>}
              {change.effective !== null && <StatusTag tone={change.effective ? 'green' : 'amber'} shape={change.effective ? 'check' : 'target'}>{t(change.effective ? 'improvement.helped' : 'improvement.helpedNot')}</StatusTag>}
              <span className={css.hint}>{t('improvement.due', { day: formatDay(change.dueDay) })}{change.owner === null ? '' : ` · ${change.owner}`}{change.checkDay === null ? '' : ` · ${t('improvement.check', { day: formatDay(change.checkDay) })}`}</span>
            </div>
            <p className={css.narrative}>{change.text}</p>
            {change.result !== null && <p className={css.reply}><strong>{t('improvement.result')}</strong> {change.result}</p>}
            {mayAct && (
              <div className={css.steps}>
                {change.doneAt === null
                  ? <Button size="compact-sm" variant="default" onClick={() => { onAsk({ action: 'improve_done', id: change.id }); }}>{t('step.improve_done')}</Button>
                  : <Button size="compact-sm" variant="default" onClick={() => { onAsk({ action: 'improve_check', id: change.id }); }}>{t('step.improve_check')}</Button>}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
