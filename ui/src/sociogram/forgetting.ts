// What do drawings remember of people beyond the screen they were on? Where everybody stood, and how wide their names are. Each
// says here how it forgets that, so that whoever seats another student has it gone without loading a map for it.

const forgets = new Set<() => void>();

/** Called once by whatever keeps something of a map beyond its screen. */
export const forgetsBy = (forget: () => void): void => void forgets.add(forget);

/** Nothing of any map is remembered from here on. */
export function forgetDrawings(): void {
  for (const forget of forgets) forget();
}
