// Which states of a student's room are looked at? An address of the double, and what two people do there; by name, so that a look
// can be asked for some alone. `OTHERWISE` are those that are looked at in more contrast, in forced colours and at 200 % too.

const tab = (name) => async (page) => {
  await page.getByRole('tab', { name }).click();
  await page.waitForTimeout(400);
};
const press = (name) => async (page) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForTimeout(350);
};
const pressFirst = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.waitForTimeout(350);
};
const choose = (name) => async (page) => {
  const person = page.locator(`[data-person][aria-label*="${name}"] .kith-disc`).first();
  await person.scrollIntoViewIfNeeded();
  const box = await person.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(350);
};
/** At large text the panel is a line until somebody wants more of it. */
const unfold = async (page) => {
  const more = page.locator('.about-unfold');
  if (await more.isVisible()) await more.click();
};
const type =
  (...names) =>
  async (page) => {
    for (const name of names) {
      await page.getByRole('combobox', { name: 'Add a name' }).fill(name);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(300);
  };

const down = async (page) => {
  await page.getByText('Who opened this file').click();
  await page.getByText('Who opened this file').scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
};
/** The counselor wrote a summary; `said` is what the student answered. */
const summary = (student, said) => async (page) => {
  await page.evaluate(
    ([student, said]) => {
      const text = 'Luz likes a quiet start. Call on her when she looks up. She is good at drawing how things work.';
      const id = window.double.shelf.students[student - 1].id;
      const on = '2026-11-20';
      window.double.commit({ on: 'summary', do: { edit: 'write_summary', student: id, text, on } });
      if (said) window.double.commit({ on: 'summary', do: { edit: 'answer_summary', student: id, text, said, on } });
    },
    [student, said],
  );
  await page.waitForTimeout(300);
};

const key =
  (...names) =>
  async (page) => {
    for (const name of names) await page.keyboard.press(name);
    await page.waitForTimeout(400);
  };
/** Up to the cards, and on to the map, as a sitting goes. */
const LIMITS = [press('Begin'), press('We talked about it')];
const CARDS = [press('Go on with this map'), ...LIMITS];
export const MAP = [...CARDS, press('Go to the map')];
/** The next map of somebody who has one, from its cover to where names go in. */
const NEXT = [
  press('New map from the last one'),
  ...LIMITS,
  press('Go to the map'),
  (page) => page.waitForTimeout(500),
];
/** A goal that is too long to be taken. */
const tooLong = async (page) => {
  await page.locator('.goal-input').fill('x'.repeat(400));
  await page.keyboard.press('Enter');
  await page.locator('.goal-input[aria-invalid]').waitFor();
};

/** A parent said no, and the two sit down to talk. */
const talk = async (page) => {
  await page.evaluate(() => {
    const { id: student } = window.double.shelf.students[3];
    const told = { what: 'mapping', answer: 'no', given_by: 'a parent', given_on: '2026-09-01' };
    window.double.commit({
      on: 'consent',
      do: { edit: 'record_consent', consent: crypto.randomUUID(), student, ...told },
    });
  });
  await press('Just talk')(page);
};
/** Something is asked of somebody on the map, and it is agreed. */
const agreed = async (page) => {
  await page.evaluate(() => {
    const wave = [...window.double.waves.values()].find((one) => one.line.is_draft);
    const [whom] = wave.network.alters;
    const id = crypto.randomUUID();
    const what = { for: 'words', is: 'whether she could read my letter to the clinic before Friday' };
    const edit = { edit: 'agree_ask', ask: id, whom: { of: 'alter', id: whom.id }, what };
    const days = { due_on: '2027-03-12', on: '2026-11-20' };
    window.double.commit({
      on: 'goal',
      do: { wave: wave.line.id, edit: { edit: 'set_purpose', purpose: 'find_help' } },
    });
    window.double.commit({ on: 'goal', do: { wave: wave.line.id, edit: { edit: 'set_goal', goal: 'a summer job' } } });
    window.double.commit({ on: 'ask', do: { wave: wave.line.id, edit: { ...edit, ...days } } });
  });
  await page.waitForTimeout(300);
};
/** The school has to keep everything of this student. */
const hold = (page) =>
  page.evaluate(() => {
    const student = window.double.shelf.students[2];
    student.holds.unshift({ id: crypto.randomUUID(), reason: 'records_request', set_on: '2026-11-02', ended_on: null });
  });
const forgetIt = async (page) => {
  await page.getByText('Forget it', { exact: true }).first().click();
  await page.waitForTimeout(200);
};
/** What the student chose waits for what is being written. */
const keptWaiting = async (page) => {
  await page.evaluate(() => {
    window.double.commit = () => new Promise(() => undefined);
  });
  await press('Finish')(page);
  await press('Keep it for us two')(page);
  await page.getByText('Your map is not kept yet').waitFor({ timeout: 8_000 });
};
const covered = async (page) => {
  await page.evaluate(() => window.double.coverSitting());
  await page.locator('.cover').waitFor();
};

/** name, address, what to do first */
export const STATES = [
  ['maps-none', 'student=2', []],
  ['maps', 'student=1', []],
  ['maps-draft', 'student=3', []],
  ['take', 'student=1', [pressFirst(/^Take it along/)]],
  ['take-card', 'student=1', [press('Print the card for the session')]],
  ['growth', 'student=1', [tab('Growth')]],
  ['growth-how', 'student=1', [tab('Growth'), (page) => page.getByText('How is this computed?').nth(2).click()]],
  [
    'growth-both',
    'student=1',
    [tab('Growth'), (page) => page.getByText('For both of you').click(), (page) => page.waitForTimeout(300)],
  ],
  ['growth-none', 'student=2', [tab('Growth')]],
  ['met', 'student=1', [tab('Visits met')]],
  ['supports', 'student=1', [tab('Supports')]],
  ['supports-none', 'student=2', [tab('Supports')]],
  ['map-0', 'student=3&alters=0&sit=3', []],
  ['map-3-tray', 'student=3&alters=0&sit=3', [type('Abuela Rosa', 'Mr. Okafor', 'Tía Meche')]],
  ['map-3', 'student=3&alters=3&sit=3', []],
  ['map-12', 'student=3&alters=12&sit=3', []],
  ['map-40', 'student=3&alters=40&sit=3', []],
  ['map-60', 'student=3&alters=60&sit=3', []],
  ['map-150', 'student=3&alters=150&sit=3', []],
  ['map-12-chosen', 'student=3&alters=12&sit=3', [choose('Jada')]],
  ['map-12-paint', 'student=3&alters=12&sit=3', [press('Listens')]],
  ['map-12-lines', 'student=3&alters=12&sit=3', [press('Draw lines')]],
  ['map-12-list', 'student=3&alters=12&sit=3', [press('List')]],
  ['map-12-conflict', 'student=3&alters=12&sit=3&conflict', []],
  ['map-12-conflict-chosen', 'student=3&alters=12&sit=3&conflict', [press('Show')]],
  [
    'map-suggest',
    'student=3&alters=12&sit=3',
    [
      (page) => page.getByRole('combobox', { name: 'Add a name' }).fill('m'),
      (page) => page.waitForTimeout(300),
      (page) => page.keyboard.press('ArrowDown'),
    ],
  ],
  ['map-second', 'student=1', NEXT],
  ['map-second-chosen', 'student=1', [...NEXT, choose('Jada')]],
  ['map-kept', 'student=1&sit=2', [choose('Mom')]],
  ['map-kept-list', 'student=1&sit=2', [press('List')]],
  ['map-second-list', 'student=1', [...NEXT, press('List')]],
  ['cover', 'student=3', [press('Go on with this map')]],
  ['cover-limits', 'student=3', [press('Go on with this map'), press('Begin')]],
  [
    'cover-limits-written',
    'student=3',
    [press('Go on with this map'), press('Begin'), press('Say it and write it down')],
  ],
  ['cards', 'student=3', [press('Go on with this map'), press('Begin'), press('We talked about it')]],
  ['map-light', 'student=3&alters=12&sit=3', [press('Light up who helps'), press('Gives rides')]],
  ['map-light-list', 'student=3&alters=12&sit=3', [press('List'), press('Light up who helps'), press('Gives rides')]],
  ['large-cards', 'student=3&text=200', [press('Go on with this map'), press('Begin'), press('We talked about it')]],
  ['map-kept-step', 'student=6&sit=6', []],
  [
    'cover-again',
    'student=3',
    [
      press('Go on with this map'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      press('Cover the map'),
    ],
  ],
  [
    'cover-over',
    'student=3',
    [
      press('Go on with this map'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      press('Finish'),
      press('Keep it for us two'),
    ],
  ],
  // Every other state of a sitting.
  ['cards-refused', 'student=3', [...CARDS, tooLong]],
  ['cards-just-talk', 'student=3', [...CARDS, pressFirst(/^Just talk/)]],
  [
    'over-just-talk',
    'student=3',
    [...CARDS, pressFirst(/^Just talk/), (page) => page.locator('.cards [data-kind=primary]').click()],
  ],
  ['over-forgotten', 'student=3', [...MAP, press('Stop and forget'), press('Yes, forget it')]],
  ['map-question', 'student=3', [...MAP, key('F3')]],
  ['map-safety', 'student=3', [...MAP, key('F8')]],
  ['map-initials', 'student=3', [...MAP, key('F10', 'F10')]],
  ['map-coach', 'student=3&projector', [...MAP, key('F7')]],
  ['map-move', 'student=3&alters=12&sit=3', [choose('Jada'), unfold, press('Move to…')]],
  ['map-rename', 'student=3&alters=12&sit=3', [choose('Jada'), key('F2')]],
  [
    'map-forgotten',
    'student=1',
    [
      (page) =>
        page.evaluate(() => {
          const last = [...window.double.waves.values()][1];
          const isOn = ({ label }) => label !== 'Mom' && label !== 'Mateo';
          last.network = { ...last.network, alters: last.network.alters.filter(isOn) };
        }),
      press('New map from the last one'),
      press('Begin'),
      press('We talked about it'),
      press('Go to the map'),
      key('F4'),
    ],
  ],
  ['screen', 'student=3&alters=12&screen', []],
  ['large-limits', 'student=3&text=200', [press('Go on with this map'), press('Begin')]],
  ['large-light', 'student=3&alters=12&sit=3&text=200', [press('Light up who helps'), press('Gives rides')]],
  ['large-list', 'student=3&alters=12&sit=3&text=200', [press('List')]],
  ['large-forget', 'student=3&alters=12&sit=3&text=200', [press('Stop and forget')]],
  ['large-safety', 'student=3&text=200', [...MAP, key('F8')]],
  ['large-cover', 'student=3&text=200', [press('Go on with this map')]],
  ['finish', 'student=3&alters=12&sit=3', [press('Finish')]],
  [
    'finish-hidden',
    'student=3&alters=12&sit=3',
    [(page) => page.keyboard.press('F10'), (page) => page.keyboard.press('F10'), press('Finish')],
  ],
  [
    'finish-share',
    'student=3&alters=12&sit=3',
    [
      press('Finish'),
      async (page) => {
        await page.getByText('Share it', { exact: true }).click();
        await page.getByRole('button', { name: 'Whom to share' }).click();
        await page.locator('.who-part label').nth(2).click();
        await page.waitForTimeout(200);
      },
    ],
  ],
  [
    'choice',
    'student=1',
    [
      async (page) =>
        page
          .getByRole('button', { name: /^Change who may see it/ })
          .first()
          .click(),
    ],
  ],
  [
    'erase',
    'student=1',
    [
      async (page) =>
        page
          .getByRole('button', { name: /^Change who may see it/ })
          .first()
          .click(),
      press('Erase this map…'),
    ],
  ],
  ['holds', 'student=1', [tab('Record'), press('Set a hold'), press('Set a hold'), press('Set a hold')]],
  ['forget', 'student=3&alters=12&sit=3', [press('Stop and forget')]],
  ['keys', 'student=3&alters=12&sit=3', [press('Keys')]],
  ['timeline', 'student=1', [tab('Timeline')]],
  [
    'timeline-then',
    'student=1',
    [
      tab('Timeline'),
      async (page) => {
        await page.getByRole('slider').fill('0');
        await page.waitForTimeout(400);
      },
    ],
  ],
  [
    'timeline-side',
    'student=1',
    [
      tab('Timeline'),
      async (page) => {
        await page.getByRole('radio', { name: 'Side by side' }).click();
        await page.waitForTimeout(400);
      },
    ],
  ],
  ['timeline-table', 'student=1', [tab('Timeline'), press('What changed for each person')]],
  [
    'timeline-many',
    'student=1',
    [
      tab('Timeline'),
      async (page) => {
        await page.getByText('All maps', { exact: true }).click();
        await page.locator('.small-person').nth(2).click();
        await page.waitForTimeout(300);
      },
    ],
  ],
  ['timeline-none', 'student=2', [tab('Timeline')]],
  ['large-map', 'student=3&alters=12&sit=3&text=200', [choose('Jada')]],
  ['large-finish', 'student=3&alters=12&sit=3&text=200', [press('Finish')]],
  ['large-record', 'student=1&text=200', [tab('Record')]],
  ['large-timeline', 'student=1&text=200', [tab('Timeline')]],
  ['notes', 'student=1', [tab('Notes')]],
  ['notes-none', 'student=2', [tab('Notes')]],
  ['notes-closed', 'student=1&aid=closed', [tab('Notes')]],
  ['notes-sealed', 'student=1&aid=sealed_otherwise', [tab('Notes')]],
  ['notes-missing', 'student=1&aid=missing', [tab('Notes')]],
  ['notes-correct', 'student=1', [tab('Notes'), press(/^Correct the note/)]],
  ['notes-share', 'student=1', [tab('Notes'), press(/^Share the note/)]],
  ['notes-hand', 'student=1', [tab('Notes'), press('Hand over…')]],
  ['large-notes', 'student=1&text=200', [tab('Notes')]],
  ['record', 'student=1', [tab('Record')]],
  ['record-down', 'student=1', [tab('Record'), down]],
  ['record-given', 'student=1', [tab('Record'), press('Note something given…')]],
  ['record-asked', 'student=1', [tab('Record'), press('Note a request…')]],
  ['record-decline', 'student=1', [tab('Record'), press(/^Decline/)]],
  ['record-copy', 'student=1', [tab('Record'), press('Look at the copy…')]],
  ['record-summary', 'student=1', [tab('Record'), summary(1, 'yes')]],
  ['large-record-copy', 'student=1&text=200', [tab('Record'), press('Look at the copy…')]],
  [
    'summary-asked',
    'student=3',
    [press('Go on with this map'), summary(3), press('Begin'), press('We talked about it')],
  ],
  [
    'summary-shared',
    'student=3',
    [
      press('Go on with this map'),
      summary(3, 'yes'),
      press('Begin'),
      press('We talked about it'),
      (page) => page.getByText('Your teachers may read this').click(),
    ],
  ],
  [
    'large-summary-asked',
    'student=3&text=200',
    [press('Go on with this map'), summary(3), press('Begin'), press('We talked about it')],
  ],
  ['record-correct', 'student=1', [tab('Record'), press('Correct by hand')]],
  // What is shown to whoever only talks, agreed on, held, waited for, and taken along before anything is decided.
  ['talk-only', 'student=4', [talk, press('Begin'), press('We talked about it')]],
  ['talk-only-cover', 'student=4', [talk]],
  ['map-step', 'student=3&alters=12&sit=3', [agreed]],
  ['map-step-light', 'student=3&alters=12&sit=3', [agreed, press('Light up who helps'), press('Knows about jobs')]],
  ['map-earlier', 'student=6', NEXT],
  ['map-earlier-light', 'student=6', [...NEXT, press('Light up who helps')]],
  ['forget-held', 'student=3&alters=12', [hold, ...MAP, press('Stop and forget')]],
  ['finish-held', 'student=3&alters=12', [hold, ...MAP, press('Finish'), forgetIt, press('Forget it')]],
  ['keeping', 'student=3&alters=12', [...MAP, keptWaiting]],
  ['take-inside', 'student=3&alters=12&sit=3', [press('Finish'), press('Take it along')]],
  ['screen-cover', 'student=3&alters=12&screen', [(page) => covered(page)]],
];

/** Every step of a sitting, and one of each other kind of tab. */
const SITTING = [
  'supports',
  'timeline',
  'notes',
  'record',
  'cover-limits',
  'summary-asked',
  'cards',
  'map-12-paint',
  'map-12-conflict-chosen',
  'map-12-list',
  'map-second-chosen',
  'map-question',
  'map-forgotten',
  'map-step-light',
  'map-earlier-light',
  'map-move',
  'map-safety',
  'map-coach',
  'map-kept',
  'keys',
  'finish-share',
  'finish-held',
  'keeping',
  'take-inside',
  'cover-over',
  'talk-only',
  'screen-cover',
];

/** What is looked at otherwise. More contrast changes colours alone: one state of each kind is enough. */
export const OTHERWISE = {
  text: new Set(SITTING),
  forced: new Set([...SITTING, 'cards-just-talk', 'map-12-lines', 'screen']),
  contrast: new Set([
    'growth',
    'cards',
    'map-12-paint',
    'map-12-lines',
    'map-12-list',
    'map-light',
    'finish-share',
    'screen',
  ]),
};
