/** One complaint: its clock, its facts, what was said, what was done, and the steps. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { COMPLAINT_ROLES, type ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Kbd, Panel, StatusTag } from '../../ui/index.ts';
import { EditComplaintDialog } from './EditComplaintDialog.tsx';
import { Facts } from './Facts.tsx';
import { GradeTag, StateTag } from './looks.tsx';
import { ComplaintPaper } from './ComplaintPaper.tsx';
import { Attachments } from './intake/Attachments.tsx';
import { clockInWords, momentInWords, useTimeLeft } from './running-clock.ts';
import { StepForm } from './StepForm.tsx';
import { STEP_KEYS, type StepName, stepsOf } from './steps.ts';
import { Timeline } from './Timeline.tsx';
import css from './complaints.module.css';

export function ComplaintPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText('complaints');
  const complaint = useCall('complaints.get', { id }, { keepPrevious: false });
  if (complaint.error) return <Panel><EmptyState title={t('detail.unknown')} action={<Button variant="default" onClick={onClose}>{t('detail.close')}</Button>} /></Panel>;
  return complaint.data ? <OpenComplaint complaint={complaint.data} answeredAt={complaint.dataUpdatedAt} onClose={onClose} /> : null;
}

function OpenComplaint({ complaint, answeredAt, onClose }: { complaint: ComplaintDetail; answeredAt: number; onClose: () => void }) {
  const t = useText('complaints');
  const common = useText('common');
  const go = useRoute((route) => route.go);
  const mayAct = useMay(COMPLAINT_ROLES);
  const clinic = useCall('clinic.status', {}).data?.clinic;
  const [doing, setDoing] = useState<StepName | 'edit' | null>(null);
  const [told, setTold] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const back = (): void => { setDoing(null); place.current?.focus(); };
  useEffect(() => { place.current?.focus(); }, [complaint.id]);
  const print = async (): Promise<void> => {
    const printed = await printNoted({ paper: 'complaint', id: complaint.id }, () => printSheet('page', <ComplaintPaper file={{ complaint, clinic: clinic?.name ?? '', printedAt: deskNow() }} />));
    setTold(common(printed === 'printed' ? 'printed' : 'printFailed'));
  };
  useShortcut({ key: 'Ctrl+P', label: t('step.print'), run: () => { void print(); } });
  // The innermost thing first: a step that is being typed, then the complaint.
  useShortcut({ key: 'Escape', label: t('detail.close'), run: doing === null ? onClose : back, quiet: true });
  const steps = mayAct ? stepsOf(complaint) : [];
  return (
    <Panel title={t('detail.title', { number: complaint.number })} aside={<Button size="compact-sm" variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('detail.close')}</Button>}>
      <div ref={place} tabIndex={-1} role="region" aria-label={t('detail.title', { number: complaint.number })} className={css.detail}>
        <LargeClock complaint={complaint} answeredAt={answeredAt} />
        <div className={css.tags}>
          <GradeTag grade={complaint.grade} /><StateTag state={complaint.state} />
          {complaint.restricted && <StatusTag tone="grey" shape="target">{t('restrictedTag')}</StatusTag>}
        </div>
        <div className={css.steps} role="group" aria-label={t('step.steps')}>
          {steps.map((name) => <StepButton key={name} name={name} chosen={doing === name} onChoose={() => { setDoing(name); }} />)}
          {mayAct && <StepButton name="edit" chosen={doing === 'edit'} onChoose={() => { setDoing('edit'); }} />}
          <Button size="compact-md" variant="default" aria-keyshortcuts="Control+P" onClick={() => { void print(); }} rightSection={<Kbd>Ctrl P</Kbd>}>{t('step.print')}</Button>
        </div>
        <p role="status" className="visually-hidden">{told}</p>
        {doing !== null && doing !== 'edit' && steps.includes(doing) && <StepForm key={doing} complaint={complaint} action={doing} onDone={back} onLeave={back} />}
        {doing === 'edit' && clinic && <EditComplaintDialog complaint={complaint} zone={clinic.zone} onClose={back} />}
        <Facts complaint={complaint} patient={<button type="button" className={css.link} onClick={() => { go(`patients/${complaint.patientId ?? ''}`); }}>{complaint.patientName}</button>} />
        <div>
          <h3 className={css.heading}>{t('detail.narrative')}</h3>
          <p className={css.narrative}>{complaint.narrative}</p>
        </div>
        <Attachments complaintId={complaint.id} mayAdd={mayAct} />
        <div>
          <h3 className={css.heading}>{t('detail.timeline')}</h3>
          <Timeline events={complaint.events} />
        </div>
      </div>
    </Panel>
  );
}

function LargeClock({ complaint, answeredAt }: { complaint: ComplaintDetail; answeredAt: number }) {
  const t = useText('complaints');
  const left = useTimeLeft(answeredAt)(complaint);
  const { clock } = complaint;
  const until = complaint.resolvedAt !== null ? t('clock.stopped', { when: momentInWords(complaint.resolvedAt) })
    : complaint.pausedFor !== null ? t('clock.standsStill', { reason: t(`pause.${complaint.pausedFor}`) })
      : clock.limitAt === null ? '' : t(left < 0 ? 'clock.was' : 'clock.until', { when: momentInWords(clock.limitAt) });
  return (
    <div role="group" aria-label={t('clock.label')}>
      <p className={css.clock} data-over={left < 0 || undefined}>{clockInWords(t, clock.state, left)}</p>
      <p className={css.hint}>{until}</p>
    </div>
  );
}

function StepButton({ name, chosen, onChoose }: { name: StepName | 'edit'; chosen: boolean; onChoose: () => void }) {
  const t = useText('complaints');
  const key = STEP_KEYS[name];
  useShortcut({ key: `Alt+${key}`, label: t(`step.${name}`), run: onChoose, quiet: true });
  return <Button size="compact-md" variant={chosen ? 'filled' : 'default'} aria-keyshortcuts={`Alt+${key}`} onClick={onChoose} rightSection={<Kbd>Alt {key}</Kbd>}>{t(`step.${name}`)}</Button>;
}
