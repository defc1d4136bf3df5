/** Mother, children and whoever has the same No. KK; the next of the household is registered from here. */
import { Button } from '@mantine/core';
import type { PatientDetail, Relative } from '../../../shared/contract/patients.ts';
import { ageAt } from '../../../shared/domain/birth-date.ts';
import { deskNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Panel, dayOfInstant } from '../../ui/index.ts';
import { ageText } from './age-text.ts';
import { PatientMarks } from './PatientMarks.tsx';
import css from './patients.module.css';

/** Somebody who may have given birth. */
const YOUNGEST_MOTHER = 10;

export function FamilyPanel({ patient, mayChange }: { patient: PatientDetail; mayChange: boolean }) {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const mayBeMother = patient.sex !== 'male' && patient.deceasedOn === null && (patient.birthDate === null || ageAt(patient.birthDate, dayOfInstant(deskNow())).years >= YOUNGEST_MOTHER);
  return (
    <Panel title={t('family.title')} padded>
      {patient.family.length === 0 ? <p className={css.mute}>{t('family.none')}</p> : (
        <ul className={css.family}>{patient.family.map((relative) => (
          <li key={relative.id}>
            <button type="button" className={css.person} aria-label={t('family.more', { name: relative.name })} onClick={() => { go(`patients/${relative.id}`); }}>{relative.name}</button> <PatientMarks marks={relative.marks} />
            <span className={css.mute}> {factsOf(relative, t).join(' · ')}</span>
          </li>
        ))}</ul>
      )}
      {mayChange && (
        <div className={css.familyFoot}>
          <Button size="compact-sm" variant="default" onClick={() => { go(`patients/new/family/${patient.id}`); }}>{t('family.register')}</Button>
          {mayBeMother && <Button size="compact-sm" variant="default" onClick={() => { go(`patients/new/newborn/${patient.id}`); }}>{t('family.newborn')}</Button>}
        </div>
      )}
    </Panel>
  );
}

function factsOf({ relation, birthDate, birthOrder, sameCard }: Relative, t: Text): string[] {
  return [
    relation === null ? null : t(`relations.${relation}`),
    relation === 'child' && birthOrder !== null && birthOrder > 0 ? t('birthOrder.short', { order: birthOrder }) : null,
    birthDate === null ? null : ageText(t, birthDate),
    relation === null && sameCard ? t('family.sameCard') : null,
  ].filter((fact) => fact !== null);
}
