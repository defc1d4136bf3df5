/**
 * Parts of the desk whose code comes once the first screen stands. React shows what it had to wait for 0.3 s later than it
 * could, also where the code has long been there; so what is loaded is drawn without waiting.
 */
import { lazy, useState, type ComponentType } from 'react';

const parts: (() => Promise<unknown>)[] = [];

export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  const get = async (): Promise<{ default: ComponentType<P> }> => {
    loaded ??= await load();
    return { default: loaded };
  };
  const Loading = lazy(get);
  parts.push(get);
  return function Later(props: P) {
    // The same for as long as it stands: another would begin anew.
    const [Part] = useState<ComponentType<P>>(() => loaded ?? Loading);
    return <Part {...props} />;
  };
}

/** One after another, before they are asked for: a key press should not wait for a file. */
export async function loadParts(): Promise<void> {
  for (const get of parts) await get();
}
