export function CallsScreen() { return null; }
export function CallDialog({ patientId, onClose }: { patientId: string | null; onClose: () => void }) {
  return <button type="button" onClick={onClose}>{patientId}</button>;
}
