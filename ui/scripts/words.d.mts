// The types of words.mjs, for the tests that call it.

export interface Message {
  file: string;
  args: string[];
  body: string;
}
export const keysFile: string;
export function sentencesFile(name?: string): string;
export function sentencesText(name: string): string;
export function messages(text: string): { key: string; body: string }[];
export function language(name: string): { words: Map<string, Message>; twice: string[] };
export function keysText(words: Map<string, Message>): string;
export function unused(words: Map<string, Message>): string[];
export function others(): string[];
export function lacking(name: string): string[];
