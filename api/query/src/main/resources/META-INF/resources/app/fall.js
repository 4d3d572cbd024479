// The account as a waterfall, for screens too narrow for the river of flow.js: frames fall from stage to stage, and what
// is lost runs off to the right.

import { describe, sum } from './account.js';
import { count, share, svg } from './dom.js';
import { word } from './reasons.js';

const WIDTH = 350;
const LEFT = 2;
const RIVER = 116;
const BAR = 12;
const NOTES = LEFT + RIVER + 20;
const LINE = 30;

function text(x, y, content, kind) {
  return svg('text', { x, y, class: kind }, content);
}

/** A stage: its bar, and beside it its name and its number. */
function stage(y, wide, name, value, captured, kind) {
  return [
    svg('rect', { x: LEFT, y, width: captured ? Math.max(2, wide) : RIVER, height: BAR, rx: 3, class: `stage ${captured ? kind : 'dry'}` }),
    text(NOTES, y + 11, name, 'stage-name'),
    text(NOTES + 96, y + 11, `${count(value)}${value < captured ? `  ·  ${share(value, captured)}` : ''}`, 'stage-count')];
}

/** What leaves below a bar, largest first, the nearest to the right edge at the top so that no two cross. */
function drops(parts, y, right, scale, captured) {
  const elements = [];
  let edge = right;
  Object.entries(parts).sort((a, b) => b[1] - a[1]).forEach(([reason, value], i) => {
    const thick = Math.max(2, value * scale);
    const end = Math.min(thick, 14) / 2;
    const to = y + 28 + i * LINE;
    const [near, far] = [edge - thick, edge];
    elements.push(svg('path', { class: 'ribbon lost',
      d: `M${near},${y} C${near},${to + end} ${near},${to + end} ${NOTES - 6},${to + end} L${NOTES - 6},${to - end} C${far},${to - end} ${far},${to - end} ${far},${y} Z` }));
    elements.push(text(NOTES, to + 5, `${word(reason)} ${count(value)}  ·  ${share(value, captured)}`, 'lost-name'));
    edge = near;
  });
  return elements;
}

/** The picture. An empty account gives an empty river bed. */
export function fall(account) {
  const { captured, published, classified, inFlight } = account;
  const scale = captured ? RIVER / captured : 0;
  const wide = value => Math.max(value > 0 ? 2 : 0, value * scale);
  const step = parts => BAR + Math.max(46, 40 + Object.keys(parts).length * LINE);
  const tops = [4, 4 + step(account.dropped), 4 + step(account.dropped) + step(account.rejected)];
  const water = (from, to, value) => svg('rect', { x: LEFT, y: from + BAR, width: wide(value), height: to - from - BAR, class: 'ribbon good' });
  const lost = sum(account.dropped) + sum(account.rejected);
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${tops[2] + BAR + 34}`, class: 'flow tall', role: 'img', 'aria-label': describe(account) });
  if (captured) {
    drawing.append(water(tops[0], tops[1], published), water(tops[1], tops[2], classified),
      ...drops(account.dropped, tops[0] + BAR, LEFT + RIVER, scale, captured),
      ...drops(account.rejected, tops[1] + BAR, LEFT + wide(published), scale, captured));
  }
  drawing.append(
    ...stage(tops[0], RIVER, 'Captured', captured, captured, 'good'),
    ...stage(tops[1], wide(published), 'Published', published, captured, 'good'),
    ...stage(tops[2], wide(classified), 'Classified', classified, captured, 'done'),
    text(NOTES, tops[2] + 32, `${lost ? `${count(lost)} not classified` : 'no frame dropped'}, ${count(inFlight)} in flight`, 'side'));
  return drawing;
}
