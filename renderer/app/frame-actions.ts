/** What the frame's keys do, wherever they are pressed. */
import { notifications } from '@mantine/notifications';
import type { DeskError } from '../../shared/contract/core.ts';
import { textOf } from '../i18n/index.ts';
import { call } from './client.ts';
import { useRoute } from './routes.ts';

/** A refusal outside of any form, shown for a moment. */
export function showRefusal(error: DeskError): void {
  const t = textOf('errors');
  const params = { ...error.params };
  notifications.show({ color: 'alert', title: t(`${error.code}.title`, params), message: `${t(`${error.code}.safe`, params)} ${t(`${error.code}.next`, params)}`, autoClose: 9000 });
}

/** Something was done: one line, for a moment. */
export function showDone(title: string, message?: string): void {
  notifications.show({ color: 'brand', title, message });
}

let calling = false;

/** Calls whoever is next in any unit and says the number. One press, one number. */
export async function callNext(): Promise<void> {
  if (calling) return;
  calling = true;
  try {
    const result = await call('queue.callNext', { unitId: null });
    if (!result.ok) {
      showRefusal(result.error);
      return;
    }
    const { number, unit } = result.value;
    showDone(textOf('frame')('called.title', { number }), textOf('frame')('called.text', { unit }));
  } finally {
    calling = false;
  }
}

/** The papers for a power cut; loaded when they are wanted. */
export async function printPaperPack(): Promise<void> {
  await (await import('../features/paper/print-pack.tsx')).printPack();
}

export async function lockDesk(): Promise<void> {
  const result = await call('users.lock', {});
  if (!result.ok) showRefusal(result.error);
}

export async function signOut(): Promise<void> {
  const result = await call('users.signOut', {});
  if (!result.ok) showRefusal(result.error);
  else useRoute.getState().go('home');
}
