// What is a screen reader told where the webview tells it nothing? Each thing once, and nothing that is not seen.

import { afterEach, expect, test } from 'vitest';
import { type CommandName, speakThrough } from '../ipc';
import { readOut } from './readOut';

let heard: unknown[] = [];
const through = (isNeeded: boolean) =>
  speakThrough({
    call: async (name: CommandName, [words]) => {
      if (name === 'readOut' && words !== '') heard.push(words);
      return { status: 'ok', data: isNeeded };
    },
    listen: async () => () => undefined,
  });
const settles = () => new Promise((done) => setTimeout(done, 0));
const byId = (id: string) => document.getElementById(id) as HTMLElement;

afterEach(() => {
  document.body.replaceChildren();
  heard = [];
});

test('where the webview tells its reader itself nothing is touched', async () => {
  document.body.innerHTML = '<div id="map" role="status"></div>';
  through(false);
  expect(await readOut(document)).toBe(false);
  byId('map').textContent = 'Mom is added.';
  await settles();
  expect(heard).toEqual([]);
  expect(byId('map').getAttribute('aria-live')).toBeNull();
});

// It listens for as long as the page lives, so there is one test of it.
test('what a live region says is read out once, an alert as it comes, nothing that is hidden, and what a reader passes over', async () => {
  document.body.innerHTML =
    '<div id="map" role="status"></div><div id="under" inert><p id="far" role="status"></p></div>';
  through(true);
  expect(await readOut(document)).toBe(true);
  byId('map').textContent = 'Mom  is added.';
  byId('far').textContent = 'nobody hears this';
  await settles();
  expect(heard).toEqual(['Mom is added.']);
  // The webview of another day must not say it a second time.
  expect(byId('map').getAttribute('aria-live')).toBe('off');

  const alert = document.createElement('p');
  alert.setAttribute('role', 'alert');
  alert.textContent = 'This was not taken.';
  document.body.append(alert);
  byId('map').textContent = '';
  await settles();
  // The same again, since it happened again.
  await new Promise((done) => setTimeout(done, 450));
  byId('map').textContent = 'Mom is added.\u00a0';
  await settles();
  expect(heard).toEqual(['Mom is added.', 'This was not taken.', 'Mom is added.']);
  expect(alert.getAttribute('aria-live')).toBe('off');

  // A heading and a group that get the focus, which Orca passes over there; it reads a button itself.
  document.body.innerHTML =
    '<h1 id="head" tabindex="-1">Bring in students</h1><div id="panel" role="group" aria-label="Mom" tabindex="-1"></div><button id="go">Go</button><input id="find" /><p id="one">Luz</p>';
  for (const id of ['head', 'panel', 'go']) byId(id).focus();
  expect(heard.slice(3)).toEqual(['Bring in students', 'Mom']);
  byId('find').focus();
  byId('find').setAttribute('aria-activedescendant', 'one');
  await settles();
  expect(heard.at(-1)).toBe('Luz');
  // Whoever comes back to the list hears where they are in it.
  byId('go').focus();
  await new Promise((done) => setTimeout(done, 450));
  heard = [];
  byId('find').focus();
  expect(heard).toEqual(['Luz']);
  // A row that is drawn only once the list was scrolled to it.
  byId('find').setAttribute('aria-activedescendant', 'far');
  await Promise.resolve();
  byId('one').id = 'far';
  byId('far').innerHTML = '<span><bdi>Marisol Quintero</bdi></span><span>10th grade</span><button>Mark</button>';
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  expect(heard.at(-1)).toBe('Marisol Quintero 10th grade');
  // In a dialog the page would end.
  document.body.innerHTML = '<div role="dialog"><input id="find" /><p id="one">Ben</p></div>';
  byId('find').focus();
  byId('find').setAttribute('aria-activedescendant', 'one');
  await settles();
  expect(heard.at(-1)).toBe('Ben');
  expect(byId('find').getAttribute('aria-activedescendant')).toBeNull();

  // A cover came in the same moment, or the lock: what was said on the map goes with it, and is not read out after all.
  document.body.innerHTML = '<main id="open"><p id="prompt" role="status"></p></main>';
  await settles();
  heard = [];
  byId('prompt').textContent = 'Tía is now in: close, home & family.';
  byId('open').outerHTML = '<main><button>Go on</button></main>';
  await settles();
  expect(heard).toEqual([]);

  // A message and not its buttons; blocks apart; a log line by line, and nothing of what goes.
  document.body.innerHTML = '<div id="line" role="status"></div><div id="log" role="log" aria-live="polite"></div>';
  await settles();
  heard = [];
  byId('line').innerHTML = '<p>Mom was removed.</p><button>Undo</button><p>One more</p><p>and one</p>';
  for (const line of ['first', 'second']) byId('log').insertAdjacentHTML('beforeend', `<div>${line}</div>`);
  await settles();
  byId('log').firstElementChild?.remove();
  byId('line').lastElementChild?.remove();
  await settles();
  expect(heard).toEqual(['Mom was removed. One more, and one', 'first', 'second']);
});
