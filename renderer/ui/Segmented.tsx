import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import css from './segmented.module.css';

interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  options: readonly { readonly value: V; readonly label: string }[];
  onChange: (value: V) => void;
  disabled?: boolean;
  hideLabel?: boolean;
}

/** One of a few, side by side; arrows move between them. */
export function Segmented<V extends string>({ label, value, options, onChange, disabled = false, hideLabel = false }: SegmentedProps<V>) {
  const id = useId();
  return (
    <div>
      <div id={id} className={hideLabel ? 'visually-hidden' : css.label}>{label}</div>
      <SegmentedControl<V> aria-labelledby={id} fullWidth value={value} data={[...options]} onChange={onChange} disabled={disabled} transitionDuration={0} color="brand" autoContrast classNames={{ root: css.root, label: css.choice }} />
    </div>
  );
}
