// Where would a hand let go to put somebody into this ring and this sector? The roomiest point of the cell as it is drawn now,
// in pixels of the window. Arguments: the ring, 0 inside to 2 outside, and the sector.
const [ring, sector] = arguments;

const wedge = document.querySelector(`.kith-wedge.kith-of-${sector}`);
const bands = [0, 1, 2].map((each) => document.querySelector(`.kith-band-${each}`));
if (!wedge || bands.includes(null)) return null;

const isIn = (shape, x, y) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse()));
// A band that is drawn as a whole disc lies below the smaller ones.
const isInCell = (x, y) => isIn(wedge, x, y) && isIn(bands[ring], x, y) && !bands.slice(0, ring).some((band) => isIn(band, x, y));
const middle = (node) => {
  const box = node.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
};
const taken = [...document.querySelectorAll('[data-person] .kith-disc, .kith-ego circle')].map(middle);
const box = wedge.getBoundingClientRect();
const AROUND = 9;
const STEP = 5;
let best = null;
for (let x = box.left; x < box.right; x += STEP) {
  for (let y = box.top; y < box.bottom; y += STEP) {
    const around = [[0, 0], [AROUND, 0], [-AROUND, 0], [0, AROUND], [0, -AROUND]];
    if (!around.every(([dx, dy]) => isInCell(x + dx, y + dy))) continue;
    if (!document.elementFromPoint(x, y)?.closest('.kith-sociogram')) continue;
    const room = Math.min(...taken.map((one) => Math.hypot(one.x - x, one.y - y)), 90);
    if (!best || room > best.room) best = { x: Math.round(x), y: Math.round(y), room };
  }
}
return best && [best.x, best.y];
