/** One complaint: its clocks, facts, tasks and improvements, everything that happened, and the steps. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { COMPLAINT_ROLES, type ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useRoute } from '../../app/routes.ts';
import { useMay, useUser } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, StatusTag } from '../../ui/index.ts';
import { Clocks } from './Clocks.tsx';
import { ComplaintPaper } from './ComplaintPaper.tsx';
import { WriteDialog } from '../messages/WriteDialog.tsx';
import { NoticeDialog } from './notices/NoticeDialog.tsx';
import { RevealDialog } from './RevealDialog.tsx';
import { EditComplaintDialog } from './EditComplaintDialog.tsx';
import { Facts } from './Facts.tsx';
import { LetterForm } from './LetterForm.tsx';
import { GradeTag, StateTag } from './looks.tsx';
import { Attachments } from './intake/Attachments.tsx';
import { StepForm } from './StepForm.tsx';
import { Improvements, Tasks } from './Tasks.tsx';
import { type AskedStep, MAIN_STEPS, SIDE_STEPS, STEP_KEYS, stepsOf } from './steps.ts';
import { Timeline } from './Timeline.tsx';
import css from './complaints.module.css';

export function ComplaintPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText('complaints');
  const complaint = useCall('complaints.get', { id }, { keepPrevious: false });
  if (complaint.error) return <Panel><EmptyState title={t('detail.unknown')} action={<Button variant="default" onClick={onClose}>{t('detail.close')}</Button>} /></Panel>;
  return complaint.data ? <OpenComplaint complaint={complaint.data} onClose={onClose} /> : null;
}

type Doing = AskedStep | { readonly action: 'edit' } | { readonly action: 'reveal' } | { readonly action: 'post' } | { readonly action: 'message' } | null;

/** Whom a message reaches is the patient, so it is theirs to get only where they told it themselves, and openly. */
function toldByPatient({ patientId, relation, anonymous, confidential, restricted, firstAnswerAt }: ComplaintDetail): boolean { return patientId !== null && relation === 'self' && !anonymous && !confidential && !restricted && firstAnswerAt !== null; }

function OpenComplaint({ complaint, onClose }: { complaint: ComplaintDetail; onClose: () => void }) {
  const t = useText('complaints');
  const go = useRoute((route) => route.go);
  const mayAct = useMay(COMPLAINT_ROLES);
  const [doing, setDoing] = useState<Doing>(null);
  const place = useRef<HTMLDivElement>(null);
  // A step that is done only now leaves alone the next one that has been begun meanwhile.
  const back = (): void => { setDoing((now) => (now === doing ? null : now)); };
  useEffect(() => { if (doing === null) place.current?.focus({ preventScroll: true }); }, [doing, complaint.id]);
  // The innermost thing first: a step that is being typed, then the complaint.
  useShortcut({ key: 'Escape', label: t('detail.close'), run: doing === null ? onClose : back, quiet: true });
  return (
    <div ref={place} tabIndex={-1} role="region" aria-label={t('detail.title', { number: complaint.number })} className={css.case}>
      <Panel title={<span className={css.title}>{t('detail.title', { number: complaint.number })} <GradeTag grade={complaint.grade} /> <StateTag state={complaint.state} />{complaint.restricted && <StatusTag tone="red" shape="target">{t('restrictedTag')}</StatusTag>}{complaint.confidential && <StatusTag tone="amber" shape="ring">{t('confidentialTag')}</StatusTag>}</span>}
        aside={<Button size="compact-sm" variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('detail.close')}</Button>}>
        <div className={css.detail}>
          <Steps complaint={complaint} mayAct={mayAct} chosen={doing?.action ?? null} onChoose={setDoing} />
          <StepOf complaint={complaint} doing={doing} onDone={back} />
        </div>
      </Panel>
      <div className={css.caseColumns}>
        <div className={css.caseColumn}>
          <Panel title={t('detail.narrative')} padded><p className={css.narrative}>{complaint.narrative}</p></Panel>
          <Panel title={t('detail.facts')} padded>
            <Facts complaint={complaint} patient={<button type="button" className={css.link} onClick={() => { go(`patients/${complaint.patientId ?? ''}`); }}>{complaint.patientName}</button>} />
            <Links complaint={complaint} />
          </Panel>
          <Tasks complaint={complaint} mayAct={mayAct} onAsk={setDoing} />
          <Improvements complaint={complaint} mayAct={mayAct} onAsk={setDoing} />
          <Attachments complaintId={complaint.id} mayAdd={mayAct} />
        </div>
        <div className={css.caseColumn}>
          <Clocks complaint={complaint} />
          <Panel title={t('detail.timeline')} padded><Timeline events={complaint.events} /></Panel>
        </div>
      </div>
    </div>
  );
}

function StepOf({ complaint, doing, onDone }: { complaint: ComplaintDetail; doing: Doing; onDone: () => void }) {
  const zone = useCall('clinic.status', {}).data?.clinic?.zone;
  if (doing === null) return null;
  if (doing.action === 'edit') return zone === undefined ? null : <EditComplaintDialog complaint={complaint} zone={zone} onClose={onDone} />;
  if (doing.action === 'reveal') return <RevealDialog complaint={complaint} onClose={onDone} />;
  if (doing.action === 'message') return <WriteDialog patientId={complaint.patientId ?? ''} about={{ purpose: 'complaint_answer', about: 'complaint', id: complaint.id }} onClose={onDone} onSaved={onDone} />;
  if (doing.action === 'post') return <NoticeDialog only={complaint.id} onClose={onDone} />;
  // Somebody else may have taken the step meanwhile.
  if (stepsOf(complaint, [doing.action]).length === 0) return null;
  return doing.action === 'letter' ? <LetterForm complaint={complaint} onDone={onDone} onLeave={onDone} />
    : <StepForm key={'id' in doing ? doing.id + doing.action : doing.action} complaint={complaint} asked={doing} onDone={onDone} onLeave={onDone} />;
}

/** Complaints that it was merged with. */
function Links({ complaint: { mergedInto, mergedFrom } }: { complaint: ComplaintDetail }) {
  const t = useText('complaints');
  const go = useRoute((route) => route.go);
  const link = ({ id, number }: { id: string; number: string }) => <button key={id} type="button" className={css.link} onClick={() => { go(`complaints/${id}`); }}>{number}</button>;
  if (mergedInto === null && mergedFrom.length === 0) return null;
  return <p className={css.links}>{mergedInto !== null && <>{t('detail.mergedInto')} {link(mergedInto)} </>}{mergedFrom.length > 0 && <>{t('detail.mergedFrom')} {mergedFrom.map(link)}</>}</p>;
}

interface StepsProps { readonly complaint: ComplaintDetail; readonly mayAct: boolean; readonly chosen: string | null; readonly onChoose: (doing: Doing) => void }

function Steps({ complaint, mayAct, chosen, onChoose }: StepsProps) {
  const t = useText('complaints');
  const clinic = useCall('clinic.status', {}).data?.clinic;
  const common = useText('common');
  const me = useUser()?.id ?? null;
  const take = useCommand('complaints.step');
  const [told, setTold] = useState('');
  const print = async (): Promise<void> => {
    const printed = await printNoted({ paper: 'complaint', id: complaint.id }, () => printSheet('page', <ComplaintPaper file={{ complaint, clinic: clinic?.name ?? '', printedAt: deskNow() }} />));
    setTold(common(printed === 'printed' ? 'printed' : 'printFailed'));
  };
  useShortcut({ key: 'Ctrl+P', label: t('step.print'), run: () => { void print(); } });
  const button = (name: (typeof MAIN_STEPS)[number] | (typeof SIDE_STEPS)[number]) => <StepButton key={name} name={name} chosen={chosen === name} onChoose={() => { onChoose({ action: name }); }} />;
  return (
    <>
      {mayAct && <div className={css.steps} role="group" aria-label={t('step.steps')}>
        {stepsOf(complaint, MAIN_STEPS).map(button)}
        {complaint.ownerId !== me && me !== null && stepsOf(complaint, ['assign']).length > 0 && <StepButton name="take" onChoose={() => { void take.run({ id: complaint.id, expectedVersion: complaint.version, step: { action: 'assign', userId: me, text: null } }); }} />}
      </div>}
      <div className={css.steps} role="group" aria-label={t('step.more')}>
        {mayAct && stepsOf(complaint, SIDE_STEPS).map(button)}
        {complaint.mayReveal && <StepButton name="reveal" chosen={chosen === 'reveal'} onChoose={() => { onChoose({ action: 'reveal' }); }} />}
        {mayAct && complaint.anonymous && complaint.firstAnswerAt !== null && <StepButton name="post" chosen={chosen === 'post'} onChoose={() => { onChoose({ action: 'post' }); }} />}
        {mayAct && toldByPatient(complaint) && <StepButton name="message" chosen={chosen === 'message'} onChoose={() => { onChoose({ action: 'message' }); }} />}
        {mayAct && <StepButton name="edit" chosen={chosen === 'edit'} onChoose={() => { onChoose({ action: 'edit' }); }} />}
        <Button size="compact-sm" variant="default" aria-keyshortcuts="Control+P" onClick={() => { void print(); }} rightSection={<Kbd>Ctrl P</Kbd>}>{t('step.print')}</Button>
      </div>
      <ErrorNotice error={take.error} />
      <p role="status" className="visually-hidden">{told}</p>
    </>
  );
}

function StepButton({ name, chosen = false, onChoose }: { name: keyof typeof STEP_KEYS; chosen?: boolean; onChoose: () => void }) {
  const t = useText('complaints');
  const key = STEP_KEYS[name];
  useShortcut({ key: `Alt+${key}`, label: t(`step.${name}`), run: onChoose, quiet: true });
  return <Button size="compact-sm" variant={chosen ? 'filled' : 'default'} aria-keyshortcuts={`Alt+${key}`} onClick={onChoose} rightSection={<Kbd>Alt {key}</Kbd>}>{t(`step.${name}`)}</Button>;
}
