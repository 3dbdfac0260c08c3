// Where does Tab go on when what had the focus is gone from the page?

import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepsPlace } from './keepsPlace';

const PAGE = `
  <div id="root">
    <button>Skip</button>
    <ul>
      <li><button id="one">Handed on</button><button id="more">More</button></li>
      <li id="second"><button id="two">Handed on</button></li>
    </ul>
    <button id="last">Last</button>
  </div>
  <div id="dialog"><button id="save">Save</button></div>`;

const at = (id: string) => document.getElementById(id) as HTMLElement;

let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  stop = keepsPlace();
});

afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

test('Tab goes on from the line whose button went, and from the list whose line went', async () => {
  at('one').focus();
  at('one').remove();
  expect(document.activeElement).toBe(document.body);
  await userEvent.tab();
  expect(document.activeElement).toBe(at('more'));
  expect(document.querySelector('li')?.hasAttribute('tabindex')).toBe(false);
  at('two').focus();
  at('second').remove();
  await userEvent.tab();
  expect(document.activeElement).toBe(at('more'));
});

test('where a dialog went with its opener Tab goes on from where the opener was', async () => {
  at('two').focus();
  at('save').focus();
  at('two').remove();
  at('dialog').remove();
  await userEvent.tab();
  expect(document.activeElement).toBe(at('last'));
});

test('what only let go of the focus is no place that went', async () => {
  at('two').focus();
  at('two').blur();
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('Skip');
});
