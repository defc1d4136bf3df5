/** The word lists that columns share with the contract. */
import type { EMERGENCY_STATES } from '../../shared/contract/emergencies.ts';
import type { RELATIONS } from '../../shared/contract/patients.ts';

export type { Role } from '../../shared/contract/core.ts';
export type { UnitKind, Zone } from '../../shared/contract/clinic.ts';
export type { IdentityKind, Payer, Sex } from '../../shared/contract/patients.ts';
export type { QueueAction, QueueState } from '../../shared/contract/queue.ts';
export type { Priority } from '../../shared/contract/visits.ts';
export type EmergencySchemaState = (typeof EMERGENCY_STATES)[number];
export type RelationName = (typeof RELATIONS)[number];
