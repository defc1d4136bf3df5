/** Opens the waiting room's window: through the shell, or in the browser shell with a ticket that is good once. */
import { z } from 'zod';

const answerSchema = z.object({ url: z.string().startsWith('/display') });

export async function openWaitingRoom(): Promise<void> {
  if (window.mejaDepan) {
    await window.mejaDepan.openDisplay();
    return;
  }
  const response = await fetch('/display-ticket', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const { url } = answerSchema.parse(await response.json());
  window.open(url, 'meja-depan-display');
}
