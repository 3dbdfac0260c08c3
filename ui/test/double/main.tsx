// The whole interface on the double, in an ordinary browser. The address chooses the state:
// ?start=first|locked|open&empty&invented&updated&alters=40&room=students&student=3&theme=dark&text=150&role=teacher&after&lang=es (or pseudo, or mirrored)

import { start } from '../../src/start';
import type { Language, Theme } from '../../src/ipc';
import { bringAnswers, goTo, openStudent, type Room, startTask } from '../../src/route';
import type { DoubleOptions } from './answering';
import { Double } from './double';
import { idOf } from './people';
import { speakAndKeep } from './tongues';

const asked = new URLSearchParams(location.search);
const double = new Double({
  start: (asked.get('start') as DoubleOptions['start']) ?? 'open',
  isEmpty: asked.has('empty'),
  isInvented: asked.has('invented'),
  isCodeUnseen: asked.has('unseen'),
  isUpdated: asked.has('updated'),
  hasMarking: asked.has('marking'),
  hasGroups: asked.has('groups'),
  network: (asked.get('network') as DoubleOptions['network']) ?? undefined,
  district: (asked.get('district') as DoubleOptions['district']) ?? undefined,
  door: (asked.get('door') as DoubleOptions['door']) ?? undefined,
  alters: asked.has('alters') ? Number(asked.get('alters')) : undefined,
  role: (asked.get('role') as DoubleOptions['role']) ?? undefined,
  language: (asked.get('lang') as Language) ?? undefined,
  appearance: {
    ...(asked.has('theme') && { theme: asked.get('theme') as Theme }),
    ...(asked.has('text') && { text_pct: Number(asked.get('text')) }),
  },
  step_ms: Number(asked.get('step') ?? 60),
});
// A sitting that was, and the double itself for whoever looks at a screen.
if (asked.has('after')) double.sat(idOf('student', 1), 13);
Object.assign(window, { double });
speakAndKeep(double);
start();
const room = asked.get('room');
if (room) goTo(room as Room);
if (asked.get('task') === 'bringing_in') startTask('bringing_in');
if (asked.get('task') === 'bringing_visits') startTask('bringing_visits');
if (asked.get('task') === 'bringing_answers') bringAnswers(idOf('visit', 5));
const student = asked.get('student');
if (student) openStudent(idOf('student', Number(student)));
