export function TimetableSection() { return null; }
