// Label activity over time as stacked bars, drawn small enough to need no library.

import { clock, colour, count, h, svg } from './dom.js';

const WIDTH = 1000;
const HEIGHT = 190;
const BOTTOM = 22;
const LEFT = 40;

/** A round number at or above the greatest value, so that the axis reads well. */
export function ceiling(value) {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 2.5, 5, 10].map(factor => factor * magnitude).find(round => round >= value);
}

/**
 * Stacked bars.
 * @param buckets of /v1/activity, @param length of a bucket in ms
 */
export function activity(buckets, labels, from, to, length) {
  const columns = new Map();
  for (const { start, label, count: value } of buckets) {
    if (!labels.includes(label)) continue;
    const at = Date.parse(start);
    const column = columns.get(at) ?? new Map();
    column.set(label, (column.get(label) ?? 0) + value);
    columns.set(at, column);
  }
  const sums = [...columns.values()].map(column => [...column.values()].reduce((a, b) => a + b, 0));
  const top = ceiling(Math.max(1, ...sums));
  const plot = HEIGHT - BOTTOM - 8;
  const x = time => LEFT + (WIDTH - LEFT) * (time - from) / (to - from);
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'chart', role: 'img',
    'aria-label': `Regions over time: ${labels.map(label => `${label} ${count(sum(buckets, label))}`).join(', ')}` });
  for (const part of [0, 0.5, 1]) {
    const y = 8 + plot * (1 - part);
    drawing.append(svg('line', { x1: LEFT, x2: WIDTH, y1: y, y2: y, class: 'rule' }),
      svg('text', { x: LEFT - 6, y: y + 4, 'text-anchor': 'end' }, count(top * part)));
  }
  const width = Math.max(1, (WIDTH - LEFT) * length / (to - from) - 1);
  for (const [at, column] of columns) {
    let y = 8 + plot;
    for (const label of labels) {
      const value = column.get(label) ?? 0;
      if (!value) continue;
      const height = plot * value / top;
      y -= height;
      const bar = svg('rect', { x: Math.max(LEFT, x(at)), y, width, height, rx: Math.min(2, width / 3) },
        svg('title', {}, `${clock(new Date(at))}: ${label} ${count(value)}`));
      bar.style.fill = colour(label);
      drawing.append(bar);
    }
  }
  for (let i = 0; i <= 6; i++) {
    const time = from + (to - from) * i / 6;
    drawing.append(svg('text', { x: x(time), y: HEIGHT - 4, 'text-anchor': i === 0 ? 'start' : i === 6 ? 'end' : 'middle' },
      new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })));
  }
  return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Activity chart' }, drawing);
}

const sum = (buckets, label) => buckets.filter(b => b.label === label).reduce((all, b) => all + b.count, 0);

/** Where in the view regions appeared: the newest picture with a warm layer over it. */
export function heat(map) {
  const most = Math.max(1, ...map.cells);
  const drawing = svg('svg', { viewBox: `0 0 ${map.columns} ${map.rows}`, preserveAspectRatio: 'none', class: 'heat', role: 'img',
    'aria-label': `Heat map of ${count(map.regions)} regions in the view of ${map.camera}` });
  map.cells.forEach((value, i) => {
    if (!value) return;
    const part = Math.sqrt(value / most);
    const cell = svg('rect', { x: i % map.columns, y: Math.floor(i / map.columns), width: 1.02, height: 1.02 });
    cell.style.fill = `hsl(${Math.round(55 - 50 * part)} 95% ${Math.round(62 - 10 * part)}%)`;
    cell.style.opacity = (0.12 + 0.68 * part).toFixed(2);
    drawing.append(cell);
  });
  return drawing;
}
