/** Everything that a page is not allowed to do, whatever it asks. */
import { type App, type Event, type Session, type WebContents, shell } from 'electron';
import { SCHEME, isOurs, mayOpenOutside } from './origin.ts';

/** Schemes that a page may load from: its own, and what it makes itself. */
const LOADABLE: readonly string[] = [`${SCHEME}:`, 'blob:', 'data:', 'devtools:'];

export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false); });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => { answer(null); });
  session.on('will-download', (event) => { event.preventDefault(); });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !LOADABLE.includes(URL.parse(details.url)?.protocol ?? '') });
  });
}

/** For every page that ever comes to be, also ones that we did not make. */
export function restrictEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => { restrictPage(contents); });
}

function restrictPage(contents: WebContents): void {
  const stayInside = (event: Event<{ url: string }>): void => { if (!isOurs(event.url)) event.preventDefault(); };
  contents.on('will-navigate', stayInside);
  contents.on('will-frame-navigate', stayInside);
  contents.on('will-redirect', stayInside);
  contents.on('will-attach-webview', (event) => { event.preventDefault(); });
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url).catch(() => undefined);
    return { action: 'deny' };
  });
}
