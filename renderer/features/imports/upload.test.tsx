import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { ImportSection } from './index.tsx';
import { useInspections } from './inspection.ts';
import { ImportDesk } from './sample-import.ts';
import { PIECE_BYTES, dropUpload, startUpload, useUpload } from './upload.ts';

beforeEach(() => {
  dropUpload();
  useInspections.setState({ byJob: {} });
});

/** Three pieces, the last one short. */
const BIG = new File([new Uint8Array(PIECE_BYTES * 2 + 5).fill(65)], 'besar.csv');

test('pieces arrive in order, each under one request id, and a lost answer is asked for again', async () => {
  let failing = 1;
  const arrived: number[] = [];
  const desk = new ImportDesk({ 'imports.piece': ({ index }) => {
    if (index === 1 && failing > 0) {
      failing -= 1;
      return { ok: false, error: { code: 'internal' } };
    }
    arrived.push(index);
    return ok({ received: index + 1 });
  } });
  await startUpload('patients', BIG);
  await waitFor(() => { expect(useUpload.getState().current).toBeNull(); }, { timeout: 4000 });
  expect(arrived).toEqual([0, 1, 2]);
  const asked = desk.double.asked.filter(({ name }) => name === 'imports.piece');
  expect(asked).toHaveLength(4);
  expect(asked[1]?.requestId).toBe(asked[2]?.requestId);
  expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(3);
  expect(desk.double.times('imports.inspect')).toBe(1);
});

test('a stopped upload says why, goes on from the same piece, and the step moves on by itself', async () => {
  let full = true;
  const desk = new ImportDesk({ 'imports.piece': ({ index }) => (full && index === 1 ? { ok: false, error: { code: 'disk_full' } } : ok({ received: index + 1 })) });
  useRoute.getState().go('settings/import');
  renderAtDesk(<ImportSection />);
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText('Berkas dari program lain'), BIG);
  await user.click(screen.getByRole('button', { name: /Terima berkas/ }));
  expect(await screen.findByText('Ruang simpan komputer ini penuh.')).toBeVisible();
  expect(screen.getByText('393 KB dari 786 KB')).toBeVisible();
  full = false;
  await user.click(screen.getByRole('button', { name: 'Coba lagi' }));
  expect(await screen.findByText('Yang ditemukan di berkas')).toBeVisible();
  expect(desk.double.asked.filter(({ name }) => name === 'imports.piece').map(({ input }) => (input as { index: number }).index)).toEqual([0, 1, 1, 2]);
});

test('a cancelled upload sends nothing more and forgets the job', async () => {
  let answer: () => void = () => undefined;
  const desk = new ImportDesk({ 'imports.piece': ({ index }) => new Promise((resolve) => { answer = () => { resolve(ok({ received: index + 1 })); }; }) });
  useRoute.getState().go('settings/import');
  renderAtDesk(<ImportSection />);
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText('Berkas dari program lain'), BIG);
  await user.click(screen.getByRole('button', { name: /Terima berkas/ }));
  await waitFor(() => { expect(desk.double.times('imports.piece')).toBe(1); });
  await user.click(await screen.findByRole('button', { name: 'Batalkan' }));
  expect(await screen.findByText('Belum ada impor')).toBeVisible();
  answer();
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  expect(desk.double.times('imports.piece')).toBe(1);
  expect(desk.double.times('imports.discard')).toBe(1);
});
