// The types of accent.mjs.

export const MORE: { pseudo: string; mirrored: string };
export const OPEN: string;
export const CLOSE: string;
export function accented(text: string, code: 'pseudo' | 'mirrored'): string;
export function padding(length: number, code: 'pseudo' | 'mirrored'): string;
