export function ReportsScreen({ path }: { path: string }) { return <p>{path}</p>; }
