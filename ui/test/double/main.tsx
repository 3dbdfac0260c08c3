// The whole interface on the double, in an ordinary browser. The address chooses the state:
// ?start=first|locked|open&empty&invented&alters=40&room=students&student=3&theme=dark

import { start } from '../../src/start';
import { speakThrough } from '../../src/ipc';
import { goTo, openStudent, type Room, startTask } from '../../src/route';
import { Double, type DoubleOptions } from './double';
import { idOf } from './people';

const asked = new URLSearchParams(location.search);
const double = new Double({
  start: (asked.get('start') as DoubleOptions['start']) ?? 'open',
  isEmpty: asked.has('empty'),
  isInvented: asked.has('invented'),
  alters: asked.has('alters') ? Number(asked.get('alters')) : undefined,
  step_ms: Number(asked.get('step') ?? 60),
});
speakThrough(double);
const theme = asked.get('theme');
if (theme) localStorage.setItem('kith.theme', theme);
start();
const room = asked.get('room');
if (room) goTo(room as Room);
if (asked.get('task') === 'bringing_in') startTask('bringing_in');
const student = asked.get('student');
if (student) openStudent(idOf('student', Number(student)));
