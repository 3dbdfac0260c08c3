// Which rooms has the administrator's page, for whom, and which one is open? The address says it behind its #, so that the
// browser's own way back works; nothing of anybody stands there.

import { useSyncExternalStore } from 'react';
import type { Role } from './asking';

export const ROOMS = [
  'standing',
  'people',
  'devices',
  'roster',
  'records',
  'given_out',
  'in_figures',
  'review',
  'audit',
  'backups',
] as const;
export type AdminRoom = (typeof ROOMS)[number];

/** Who runs the server, who keeps the records, and who reads the figures: the others are told how it stands. */
const FOR: Record<AdminRoom, readonly Role[] | 'all'> = {
  standing: 'all',
  people: ['it', 'records_officer'],
  devices: ['it', 'records_officer'],
  roster: ['it', 'records_officer'],
  records: ['it', 'records_officer'],
  given_out: ['it', 'records_officer'],
  in_figures: ['analyst'],
  review: ['it', 'records_officer'],
  audit: ['it', 'records_officer'],
  backups: ['it'],
};

export const roomsOf = (roles: readonly Role[]): AdminRoom[] =>
  ROOMS.filter((room) => FOR[room] === 'all' || roles.some((role) => FOR[room].includes(role)));

const hear = (heard: () => void) => {
  window.addEventListener('hashchange', heard);
  return () => window.removeEventListener('hashchange', heard);
};

const here = () => window.location.hash.slice(1);

/** The room that the address names, where it is one of these; else the first. */
export function useRoom(rooms: readonly AdminRoom[]): AdminRoom {
  const named = useSyncExternalStore(hear, here);
  return rooms.find((room) => room === named) ?? rooms[0];
}

export const openRoom = (room: AdminRoom): void => {
  window.location.hash = room;
};
