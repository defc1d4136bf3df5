/** Columns that every synced table of facts has. */
export const KEPT = `
  created_at INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
  voided_at INTEGER, void_reason TEXT`;
