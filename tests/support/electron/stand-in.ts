/** The module that the built main bundle gets for `import … from 'electron'`. */
import { app } from './application.ts';
import { births } from './window.ts';

export { Menu, app, dialog, powerMonitor, protocol, safeStorage, screen, session, shell, utilityProcess } from './application.ts';
export { ipcMain } from './ipc.ts';
export { BrowserWindow } from './window.ts';

births.on('contents', (contents) => app.emit('web-contents-created', {}, contents));
