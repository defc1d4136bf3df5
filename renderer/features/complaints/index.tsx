export function ComplaintsScreen({ path }: { path: string }) { return <p>{path}</p>; }
export function ComplaintDialog({ patientId, onClose }: { patientId: string | null; onClose: () => void }) {
  return <button type="button" onClick={onClose}>{patientId}</button>;
}
