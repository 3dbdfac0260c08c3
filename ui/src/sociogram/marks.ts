// What floats above the map while something is in the hand or looked at? The lifted person, the lit cell and its words, the
// line being drawn, the handle, the whole name. Written straight into the SVG, from what `Live` knows. Decides nothing.

import { cellAt, cellPath, type Cell, type Point } from './geometry';
import { liftedAt, type Live } from './live';
import { caption } from './speech';
import { tieCurve } from './tie_curve';

export function drawMarks(live: Live): void {
  const { under, svg, camera } = live;
  if (!under || !svg) return;
  const looked = `translate(${camera.x} ${camera.y}) scale(${camera.zoom / live.now.detail})`;
  for (const layer of [under, svg]) {
    const drawn = layer.querySelector('.kith-drawn');
    // Written again, the same value would be painted again.
    if (drawn?.getAttribute('transform') !== looked) drawn?.setAttribute('transform', looked);
  }
  drawHand(live, svg);
  drawTip(live, svg);
  drawHandle(live, svg);
}

/** The lifted person, their lines, the cell below, the words for it. */
function drawHand(live: Live, svg: SVGSVGElement): void {
  const { hand } = live.view;
  const { held, words, drawn } = live.now;
  const { field, shape, disc } = drawn.arrangement;
  const lifted = liftedAt(live, live.view);
  const at = lifted ?? held?.at ?? null;
  const person = hand.is === 'dragging' || hand.is === 'carrying' ? hand.person : (held?.person ?? null);
  if (at && person) {
    svg
      .querySelector('.kith-in-hand')
      ?.setAttribute('transform', `translate(${at.x} ${at.y}) scale(${live.scale * 1.04})`);
    live.stage.leadTies(person, live.toDrawing(at));
  }
  const isTray = hand.is === 'dragging' && live.isTray(hand.at);
  const isOnMap = lifted !== null && !isTray && lifted.y <= live.size.height;
  const cell = isOnMap ? cellAt(field, shape, live.toDrawing(lifted)) : null;
  lightCell(live, cell);
  svg.classList.toggle('kith-over-tray', isTray);
  drawCaption(live, svg, isTray ? words.back_to_tray : cell ? caption(words, cell) : '', lifted, disc * live.scale);
  const line = svg.querySelector('.kith-line');
  const from = hand.is === 'tying' ? live.placeOf(hand.person) : null;
  if (hand.is !== 'tying' || !from) {
    if (line?.getAttribute('d')) line.setAttribute('d', '');
    return;
  }
  const other = live.personAt(hand.at);
  const to = (other !== null && other !== hand.person ? live.placeOf(other) : null) ?? hand.at;
  line?.setAttribute('d', tieCurve(from, to, live.toScreen({ x: field.cx, y: field.cy })));
}

/** Room between the lifted disc and the words for where it is. */
const CAPTION_GAP = 12;

/** The words for the place, on a sheet of their own: rings, their words and people's names lie below it. */
function drawCaption(live: Live, svg: SVGSVGElement, text: string, at: Point | null, r: number): void {
  const plate = svg.querySelector('.kith-caption');
  if (!plate) return;
  const isShown = text !== '' && at !== null;
  plate.classList.toggle('kith-caption-shown', isShown);
  if (!isShown) return;
  const { paper, ruler } = live.now;
  const px = 14 * paper.text_scale;
  // It is set in bold, and the ruler measures what is not.
  const wide = ruler(text, px) * 1.08 + 20;
  const high = px * 1.9;
  const above = at.y - r - CAPTION_GAP - high;
  // Above the disc, where a finger does not cover it; below the name where there is no room.
  const top = above < 2 ? at.y + r + CAPTION_GAP + px * 1.4 : above;
  const left = Math.max(4, Math.min(paper.width - wide - 4, at.x - wide / 2));
  plate.setAttribute('transform', `translate(${left} ${top})`);
  const [box, words] = plate.children;
  box.setAttribute('width', String(wide));
  box.setAttribute('height', String(high));
  words.setAttribute('x', String(wide / 2));
  words.setAttribute('y', String(high / 2));
  words.setAttribute('font-size', String(px));
  if (words.textContent !== text) words.textContent = text;
}

export function lightCell(live: Live, cell: Cell | null): void {
  const path = live.svg?.querySelector<SVGPathElement>('.kith-cell-lit');
  if (!path) return;
  const { field, shape } = live.now.drawn.arrangement;
  const key = cell ? `${cell.ring} ${cell.sector}` : '';
  // The borders may have moved under the same words, so only "nothing, still" is left alone.
  if (key === '' && !path.dataset.cell) return;
  path.dataset.cell = key;
  path.setAttribute('d', cell ? cellPath(field, shape, cell) : '');
  path.setAttribute('class', cell ? `kith-cell-lit kith-of-${cell.sector}` : 'kith-cell-lit');
}

/** The whole name of whoever is looked at, and what became of them, where the drawing had to leave it out. */
function drawTip(live: Live, svg: SVGSVGElement): void {
  const tip = svg.querySelector('.kith-tip');
  if (!tip) return;
  const { hand, focused, selected } = live.view;
  const { people, tray } = live.now.drawn;
  const id = live.hovered ?? (svg.contains(document.activeElement) ? focused : null) ?? selected;
  const isFree = hand.is === 'empty' || hand.is === 'tying' || hand.is === 'painting';
  const person =
    isFree && id !== null
      ? (people.find((one) => one.id === id) ?? tray.people.find((one) => one.id === id))
      : undefined;
  const at = person ? live.placeOf(person.id) : null;
  const change = person?.change && !person.has_note && person.change !== 'kept' ? person.change : null;
  const isShown =
    person !== undefined && at !== null && (person.is_cut || change !== null || person.r * live.scale < 9);
  tip.classList.toggle('kith-tip-shown', isShown);
  if (!isShown) return;
  const { paper, ruler, words } = live.now;
  const told = change === null ? person.label : `${person.label} · ${words.change[change]}`;
  const px = 13.5 * paper.text_scale;
  const wide = ruler(told, px) + 20;
  const high = px * 1.9;
  const r = person.r * (person.in_tray ? 1 : live.scale);
  const below = at.y + r + 5;
  const top = below + high > paper.height - 4 ? at.y - r - 9 - high : below;
  const left = Math.min(paper.width - wide - 4, Math.max(4, at.x - wide / 2));
  const [box, text] = tip.children;
  tip.setAttribute('transform', `translate(${left} ${top})`);
  box.setAttribute('width', String(wide));
  box.setAttribute('height', String(high));
  text.setAttribute('x', String(wide / 2));
  text.setAttribute('y', String(high / 2));
  text.setAttribute('font-size', String(px));
  if (text.textContent !== told) text.textContent = told;
}

function drawHandle(live: Live, svg: SVGSVGElement): void {
  const handle = svg.querySelector('.kith-handle');
  const at = live.view.hand.is === 'empty' ? live.handlePlace() : null;
  handle?.classList.toggle('kith-handle-shown', at !== null);
  if (at) handle?.setAttribute('transform', `translate(${at.x} ${at.y})`);
}
