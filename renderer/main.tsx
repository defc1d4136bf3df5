/** The page's entry: style nonce, fonts, providers, events, then the desk. */
// In a cascade layer, so that the desk's own styles win whatever the order of loading.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/plus-jakarta-sans/index.css';
import './app/palette.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { DISPLAY_PATH, STYLE_NONCE_META } from '../shared/contract/window.ts';
import { App } from './app/App.tsx';
import { Providers } from './app/Providers.tsx';
import { startEvents } from './app/client.ts';
import { loadParts } from './app/later.tsx';

const nonce = document.querySelector<HTMLMetaElement>(`meta[name="${STYLE_NONCE_META}"]`)?.content ?? '';
// The scroll lock under dialogs writes a style element of its own.
setNonce(nonce);
startEvents();

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(<Providers nonce={nonce}><App /></Providers>);
// Once the first screen stands.
if (location.pathname !== DISPLAY_PATH) setTimeout(() => { void loadParts(); }, 500);
