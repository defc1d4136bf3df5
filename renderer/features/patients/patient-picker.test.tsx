import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { listenForScans } from '../../app/scanner.ts';
import { PatientPicker } from './PatientPicker.tsx';
import { deskOf, hitOf } from './sample-people.ts';

test('an Enter before the answer waits for it and takes nobody from the list of a moment ago', async () => {
  let answer: () => void = () => undefined;
  const desk = new DeskDouble(deskOf('receptionist', {
    'patients.recent': () => ok([hitOf(7, 'Orang Terakhir')]),
    'patients.search': () => new Promise((resolve) => { answer = () => { resolve(ok([hitOf(1, 'Siti Nurlaela')])); }; }),
  }));
  const onPick = vi.fn<(hit: PatientHit) => void>();
  renderAtDesk(<PatientPicker label="Siapa?" onPick={onPick} />);
  await screen.findByRole('row', { name: /Orang Terakhir/ });
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: 'Siapa?' }), 'siti{Enter}');
  await waitFor(() => { expect(desk.times('patients.search')).toBeGreaterThan(0); });
  expect(onPick).not.toHaveBeenCalled();
  answer();
  await waitFor(() => { expect(onPick).toHaveBeenCalledOnce(); });
  expect(onPick.mock.calls[0]?.[0].name).toBe('Siti Nurlaela');
});

test('arrows before the answer walk the answer, also where the list of a moment ago was empty', async () => {
  let answer: () => void = () => undefined;
  const desk = new DeskDouble(deskOf('receptionist', {
    'patients.recent': () => ok([]),
    'patients.search': () => new Promise((resolve) => { answer = () => { resolve(ok([hitOf(1, 'Siti Nurlaela'), hitOf(2, 'Siti Rahayu'), hitOf(3, 'Siti Zubaidah')])); }; }),
  }));
  const onPick = vi.fn<(hit: PatientHit) => void>();
  renderAtDesk(<PatientPicker label="Siapa?" onPick={onPick} />);
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: 'Siapa?' }), 'siti{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
  await waitFor(() => { expect(desk.times('patients.search')).toBeGreaterThan(0); });
  answer();
  await waitFor(() => { expect(onPick).toHaveBeenCalledOnce(); });
  expect(onPick.mock.calls[0]?.[0].name).toBe('Siti Rahayu');
});

test('a number and its Enter as fast as a scanner’s take the patient, and nothing else is opened', async () => {
  const desk = new DeskDouble(deskOf('receptionist', { 'patients.recent': () => ok([]), 'patients.search': () => ok([hitOf(1, 'Siti Nurlaela')]) }));
  const onCode = vi.fn<(code: string) => void>();
  const stop = listenForScans({ listening: () => true, covered: () => true, onCode });
  const onPick = vi.fn<(hit: PatientHit) => void>();
  renderAtDesk(<PatientPicker label="Siapa?" onPick={onPick} />);
  await userEvent.setup({ delay: null }).type(await screen.findByRole('textbox', { name: 'Siapa?' }), '00-30-01{Enter}');
  await waitFor(() => { expect(onPick).toHaveBeenCalledOnce(); });
  expect(onCode).not.toHaveBeenCalled();
  expect(desk.times('patients.scan')).toBe(0);
  stop();
});
