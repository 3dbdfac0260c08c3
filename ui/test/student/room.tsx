// A student's room on the double, for tests that use it as two people do. What was committed is read from the double.

import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { client, type Edit, listenToShell, type MapEdit, speakThrough, useStatus } from '../../src/ipc';
import { closeStudent, openStudent, useRoute } from '../../src/route';
import { useSittingKeys } from '../../src/screens/student/sitting/cover';
import { SittingRoom } from '../../src/screens/student/sitting/SittingRoom';
import { StudentRoom } from '../../src/screens/student/StudentRoom';
import { hush, StatusLine } from '../../src/widgets/StatusLine';
import { endVisit } from '../../src/screens/student/visit';
import { Double } from '../double/double';
import { idOf } from '../double/people';

// The frame goes when a sitting takes the window, and everything in it is drawn anew: here too.
function Frame() {
  const { isSession, student } = useRoute();
  const { data: status } = useStatus();
  useSittingKeys(status?.sitting ?? null);
  if (status && !status.open) return <p>locked</p>;
  if (status?.open && status.sitting)
    return (
      <main>
        <SittingRoom sitting={status.sitting} open={status.open} />
      </main>
    );
  if (!student) return <p>closed</p>;
  const room = <StudentRoom student={student} onClose={closeStudent} />;
  return isSession ? <main>{room}</main> : <section>{room}</section>;
}

let speaking: Double;
let stop: () => void = () => undefined;

export const double = (): Double => speaking;

export async function open(student: number, alters = 0): Promise<void> {
  speaking = new Double({ alters });
  speakThrough(speaking);
  stop = await listenToShell(() => undefined);
  openStudent(idOf('student', student));
  render(
    <QueryClientProvider client={client}>
      <Frame />
      <StatusLine closeLabel="Close" isQuiet />
    </QueryClientProvider>,
  );
}

/** Takes the cover away, under which a sitting begins. */
export async function begin(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Begin' }));
  await userEvent.click(await screen.findByRole('button', { name: 'We talked about it' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Go to the map' }));
}

/** Chooses one answer from a list that opens. */
export async function pick(list: string | RegExp, answer: string): Promise<void> {
  const button = await screen.findByRole('button', { name: typeof list === 'string' ? new RegExp(`${list}$`) : list });
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole('option', { name: answer }));
}
/** Draws a line from the panel about a person. */
export async function addLine(to: string): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Add a line to…' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: to }));
}

export const onMap = (): MapEdit[] => double().edits.flatMap((edit) => (edit.on === 'map' ? [edit.do.edit] : []));
export const named = (name: string): Edit[] =>
  double().edits.filter((edit) => edit.on === 'today' && edit.do.edit === name);
export const entry = (): Promise<HTMLElement> => screen.findByRole('combobox', { name: 'Add a name' });
export const person = (name: string): Promise<HTMLElement> =>
  screen.findByRole('button', { name: new RegExp(`^${name}, `) });

export function beginRoom(): void {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, 0, 900, 640));
}

export function endRoom(): void {
  cleanup();
  stop();
  client.clear();
  closeStudent();
  // A sitting took the room away before it could say that the visit was over.
  endVisit('');
  hush();
  vi.restoreAllMocks();
}
