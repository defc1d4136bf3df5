import { useEffect, useState } from 'react';

/** The text once nobody has typed for so long; `now` does not wait. */
export function useDebouncedText(text: string, ms: number): { readonly asked: string; readonly now: () => void } {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => { setAsked(text); }, ms);
    return () => { clearTimeout(timer); };
  }, [text, ms]);
  return { asked, now: () => { setAsked(text); } };
}
