/** What Mantine and the screens ask of a browser and jsdom does not have. */
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

function noMatch(media: string): MediaQueryList {
  return Object.assign(new EventTarget(), {
    matches: false, media, onchange: null,
    addListener: () => undefined, removeListener: () => undefined,
  });
}

vi.stubGlobal('ResizeObserver', NoResizeObserver);
window.matchMedia = noMatch;
window.scrollTo = () => undefined;
window.print = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

afterEach(cleanup);
