/** What the forms of the settings share: their values, the kept draft, and what was wrong with them. */
import { useState } from 'react';
import type { z } from 'zod';
import { checkForm } from '../../app/check.ts';
import { useDraft } from '../../app/drafts.ts';
import type { DeskError } from '../../../shared/contract/core.ts';

export interface SettingsForm<T> {
  readonly values: T;
  change: (part: Partial<T>) => void;
  /** True when the contract would take it; else the fields are marked. */
  right: (schema: z.ZodType, input: unknown) => boolean;
  readonly wrong: DeskError | null;
  discard: () => Promise<void>;
}

/** `key` tells the row; `initial` is what the desk has now. */
export function useSettingsForm<T extends object>(form: string, key: string, initial: T): SettingsForm<T> {
  const [values, setValues] = useState(initial);
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const draft = useDraft(`settings-${form}`, key, values, setValues);
  return {
    values,
    change: (part) => { setValues((before) => ({ ...before, ...part })); },
    right: (schema, input) => {
      const found = checkForm(schema, input);
      setWrong(found);
      return found === null;
    },
    wrong,
    discard: draft.discard,
  };
}

/** Empty means not told. */
export function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
