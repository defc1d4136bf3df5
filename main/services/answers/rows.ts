/** Services and articles as they lie in the tables; of an article the newest version holds, which is the last by its stamp's time and id. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ArticleTable, ArticleVersionTable, ServiceTable } from '../../../db/desk/schema.ts';
import type { Article, Service } from '../../../shared/contract/answers.ts';
import { ROLES, type Role } from '../../../shared/contract/core.ts';
import { clinicToday } from '../clinic.ts';

export function listOf(text: string, mark: string): string[] { return text.split(mark).map((part) => part.trim()).filter((part) => part !== ''); }
export function audienceOf(text: string): Role[] { return ROLES.filter((role) => listOf(text, ',').includes(role)); }

function among(ids: readonly string[]) { return sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`; }

// ---- Services ----

type ServiceRow = ServiceTable & { readonly unit: string | null };
const servicesQuery = (db: DeskDatabase) => db.build.selectFrom('service').leftJoin('service_unit', 'service_unit.id', 'service.unit_id').selectAll('service').select('service_unit.name as unit').where('service.voided_at', 'is', null);

/** Those in use first, by name. */
export function readServices(db: DeskDatabase): Service[] {
  return db.all(servicesQuery(db).orderBy('service.active', 'desc').orderBy('service.name').orderBy('service.id')).map((row) => shownService(db, row));
}
/** In the order of the ids. */
export function servicesOf(db: DeskDatabase, ids: readonly string[]): Service[] {
  if (ids.length === 0) return [];
  const rows = db.all(servicesQuery(db).where('service.id', 'in', among(ids)));
  return ids.flatMap((id) => rows.filter((row) => row.id === id)).map((row) => shownService(db, row));
}
/** In use. */
export function activeServices(db: DeskDatabase, ids: readonly string[] | null = null): ServiceTable[] {
  const rows = db.build.selectFrom('service').selectAll().where('active', '=', 1).where('voided_at', 'is', null);
  return db.all(ids === null ? rows : rows.where('id', 'in', among(ids)));
}
export const synonymsOf = ({ synonyms }: Pick<ServiceTable, 'synonyms'>): string[] => listOf(synonyms, ',');

function shownService(db: DeskDatabase, row: ServiceRow): Service {
  return {
    id: row.id, name: row.name, unitId: row.unit_id, unit: row.unit, tariff: row.tariff, minutes: row.minutes, preparation: row.preparation, payerRules: row.payer_rules,
    synonyms: synonymsOf(row), active: row.active === 1, changedAt: row.updated_at, version: db.version('service', row.id) ?? '',
  };
}

// ---- Articles ----

export interface NumberedVersion extends ArticleVersionTable { /** Two desks may both have published a second one: they are counted as they lie in time. */ readonly number: number }

/** By article, the oldest first. */
export function versionsOf(db: DeskDatabase, articleIds: readonly string[] | null): ReadonlyMap<string, NumberedVersion[]> {
  const query = db.build.selectFrom('article_version').selectAll().orderBy('at').orderBy('id');
  const rows = db.all(articleIds === null ? query : query.where('article_id', 'in', among(articleIds)));
  return new Map([...Map.groupBy(rows, ({ article_id }) => article_id)].map(([id, versions]) => [id, versions.map((version, at) => ({ ...version, number: at + 1 }))]));
}

export function articleRows(db: DeskDatabase, ids: readonly string[] | null = null): ArticleTable[] {
  const query = db.build.selectFrom('article').selectAll().where('voided_at', 'is', null);
  return db.all(ids === null ? query : query.where('id', 'in', among(ids)));
}

/** What is shown of an article: with its newest version, and whether the one who asks has read that. An article none of whose versions has arrived yet is not shown. */
export function readArticles(db: DeskDatabase, now: number, userId: string, ids: readonly string[] | null = null): Article[] {
  const versions = versionsOf(db, ids);
  const names = namesOf(db);
  const today = clinicToday(db, now);
  const read = new Set(db.all(db.build.selectFrom('article_reading').select('version_id').where('actor', '=', userId)).map(({ version_id }) => version_id));
  const me = names.users.get(userId);
  const shown = articleRows(db, ids).flatMap((row): Article[] => {
    const version = versions.get(row.id)?.at(-1);
    if (!version) return [];
    const expected = row.kind === 'sop' && row.active === 1 && me !== undefined && isFor(row, me);
    return [{
      id: row.id, kind: row.kind, unitId: row.unit_id, unit: row.unit_id && (names.units.get(row.unit_id) ?? null), ownerId: row.owner_id, owner: row.owner_id && (names.users.get(row.owner_id)?.name ?? null), audience: audienceOf(row.audience),
      reviewDay: row.review_day, active: row.active === 1, overdue: isOverdue(row, today), title: version.title, body: version.body, alsoAsked: listOf(version.also_asked, '\n'), versionId: version.id, number: version.number, publishedAt: version.at,
      publishedBy: names.users.get(version.actor)?.name ?? '', readByMe: expected ? read.has(version.id) : null, version: db.version('article', row.id) ?? '',
    }];
  });
  return shown.toSorted((left, right) => Number(right.active) - Number(left.active) || left.kind.localeCompare(right.kind) || left.title.localeCompare(right.title, 'id'));
}

export function isOverdue({ review_day, active }: ArticleTable, today: string): boolean { return active === 1 && review_day !== null && review_day < today; }

export interface Person { readonly id: string; readonly name: string; readonly role: Role; readonly unitId: string | null; readonly active: boolean }
export function namesOf(db: DeskDatabase): { readonly users: ReadonlyMap<string, Person>; readonly units: ReadonlyMap<string, string> } {
  const users = db.all(db.build.selectFrom('user').select(['id', 'full_name', 'role', 'unit_id', 'active']).where('voided_at', 'is', null));
  const units = db.all(db.build.selectFrom('service_unit').select(['id', 'name']));
  return { users: new Map(users.map(({ id, full_name, role, unit_id, active }) => [id, { id, name: full_name, role, unitId: unit_id, active: active === 1 }])), units: new Map(units.map(({ id, name }) => [id, name])) };
}

/** Whoever has one of its roles; of an article of one unit not those who work in another. */
export function isFor(article: Pick<ArticleTable, 'audience' | 'unit_id'>, { role, unitId }: Pick<Person, 'role' | 'unitId'>): boolean {
  const audience = audienceOf(article.audience);
  return (audience.length === 0 || audience.includes(role)) && (article.unit_id === null || unitId === null || unitId === article.unit_id);
}
