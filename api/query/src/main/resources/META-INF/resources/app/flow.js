// The account as a river: as wide as there are frames, and everything that leaves it does so visibly, under its reason.

import { describe, sum } from './account.js';
import { count, h, share, svg } from './dom.js';
import { meaning, word } from './reasons.js';

const WIDTH = 1000;
const TOP = 46;
const RIVER = 130;
const BAR = 12;
const STAGES = [40, 400, 760];

function ribbon(x1, top1, bottom1, x2, top2, bottom2, kind) {
  const middle = (x1 + x2) / 2;
  return svg('path', {
    class: `ribbon ${kind}`,
    d: `M${x1},${top1} C${middle},${top1} ${middle},${top2} ${x2},${top2} L${x2},${bottom2} C${middle},${bottom2} ${middle},${bottom1} ${x1},${bottom1} Z`,
  });
}

function text(x, y, content, kind, anchor = 'start') {
  return svg('text', { x, y, class: kind, 'text-anchor': anchor }, content);
}

/** One stage's drops, largest first, each bending down out of the river. */
function drops(parts, x, bottom, scale, captured, floor) {
  const elements = [];
  const entries = Object.entries(parts).sort((a, b) => b[1] - a[1]);
  let taken = bottom - entries.reduce((all, [, value]) => all + Math.max(2, value * scale), 0);
  entries.forEach(([reason, value], i) => {
    const thick = Math.max(2, value * scale);
    const y = floor + i * 44;
    elements.push(ribbon(x + BAR, taken, taken + thick, x + 86, y - Math.min(thick, 16) / 2, y + Math.min(thick, 16) / 2, 'lost'));
    elements.push(text(x + 94, y - 1, `${word(reason)} ${count(value)}  ·  ${share(value, captured)}`, 'lost-name'));
    elements.push(text(x + 94, y + 16, meaning(reason), 'lost-why'));
    taken += thick;
  });
  return elements;
}

/** The picture. An empty account gives an empty river bed. */
export function flow(account) {
  const { captured, published, classified, inFlight } = account;
  const scale = captured ? RIVER / captured : 0;
  const [x0, x1, x2] = STAGES;
  const most = Math.max(Object.keys(account.dropped).length, Object.keys(account.rejected).length);
  const floor = TOP + RIVER + 44;
  const height = most ? floor + (most - 1) * 44 + 30 : TOP + RIVER + 20;
  const tall = value => Math.max(value > 0 ? 2 : 0, value * scale);
  const bar = (x, value, kind) => svg('rect', { x, y: TOP, width: BAR, height: captured ? Math.max(2, tall(value)) : RIVER, rx: 3, class: `stage ${captured ? kind : 'dry'}` });
  const head = (x, name, value, note) => [
    text(x, 20, name, 'stage-name'), text(x, 38, `${count(value)}${note ? `  ·  ${note}` : ''}`, 'stage-count')];
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${height}`, class: 'flow wide', role: 'img', 'aria-label': describe(account) });
  if (captured) {
    drawing.append(
      ribbon(x0 + BAR, TOP, TOP + tall(published), x1, TOP, TOP + tall(published), 'good'),
      ribbon(x1 + BAR, TOP, TOP + tall(classified), x2, TOP, TOP + tall(classified), 'good'));
    const waiting = Math.max(0, published - classified - sum(account.rejected));
    if (waiting > 0) {
      const y = TOP + tall(classified);
      drawing.append(ribbon(x1 + BAR, y, y + Math.max(2, waiting * scale), x1 + 150, y, y + Math.max(2, waiting * scale), 'waiting'));
    }
    drawing.append(
      ...drops(account.dropped, x0, TOP + RIVER, scale, captured, floor),
      ...drops(account.rejected, x1, TOP + tall(published), scale, captured, floor));
  }
  drawing.append(
    bar(x0, captured, 'good'), bar(x1, published, 'good'), bar(x2, classified, 'done'),
    ...head(x0, 'Captured', captured), ...head(x1, 'Published', published, captured ? share(published, captured) : ''),
    ...head(x2, 'Classified', classified, captured ? share(classified, captured) : ''),
    text(x2 + BAR + 14, TOP + 20, sum(account.dropped) + sum(account.rejected) === 0 ? 'no frame dropped' : `${count(sum(account.dropped) + sum(account.rejected))} not classified`, 'side'),
    text(x2 + BAR + 14, TOP + 42, `${count(inFlight)} in flight`, 'side'));
  return drawing;
}

/** The same on a few pixels, for a list. */
export function strip(account) {
  const lost = sum(account.dropped) + sum(account.rejected);
  const part = (value, kind) => {
    const element = h('i', { class: kind });
    element.style.flexGrow = value;
    return value > 0 ? element : null;
  };
  return h('div', { class: 'strip', role: 'img', 'aria-label': describe(account) },
    part(account.classified, 'done'), part(account.inFlight, 'waiting'), part(lost, 'lost'));
}
