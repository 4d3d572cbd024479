// One lane a camera: a bar for each sighting, from its start to its end, packed so that bars at the same time lie below
// each other. Bars are buttons, so that the keyboard reaches them.

import { clock, colour, h, percent } from './dom.js';

const TICKS = [60, 300, 600, 1800, 3600, 7200, 14400, 21600];

/** The largest step that gives at most eight marks. */
function step(seconds) {
  return TICKS.find(tick => seconds / tick <= 8) ?? 86400;
}

function mark(time, from, to) {
  return `${100 * (time - from) / (to - from)}%`;
}

function axis(from, to) {
  const every = step((to - from) / 1000) * 1000;
  const offset = new Date(from).getTimezoneOffset() * 60000;
  const marks = [];
  for (let time = Math.ceil((from - offset) / every) * every + offset; time < to; time += every) {
    const element = h('span', {}, new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }));
    element.style.left = mark(time, from, to);
    marks.push(element);
  }
  return h('div', { class: 'axis num', 'aria-hidden': 'true' }, ...marks);
}

/** The first row whose last bar is over, with room for a bar that is drawn wider than it lasts. */
function rowOf(rows, start, end) {
  let row = rows.findIndex(until => until <= start);
  if (row < 0) row = rows.push(0) - 1;
  rows[row] = end;
  return row;
}

function lane(camera, sightings, from, to, choose, isReviewed) {
  const rows = [];
  const track = h('div', { class: 'track' });
  const widest = (to - from) * 0.004;
  for (const sighting of [...sightings].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const start = Math.max(from, Date.parse(sighting.start));
    const end = Math.max(start + widest, Math.min(to, Date.parse(sighting.end)));
    const bar = h('button', {
      type: 'button',
      class: `span${isReviewed(sighting) ? ' done' : ''}${sighting.open ? ' open' : ''}`,
      title: `${sighting.label} ${percent(sighting.peakProbability)}, ${clock(sighting.start)} to ${clock(sighting.end)}`,
      'aria-label': `${sighting.label} at ${camera}, ${clock(sighting.start)} to ${clock(sighting.end)}`,
      onclick: () => choose(sighting),
    });
    bar.style.left = mark(start, from, to);
    bar.style.width = mark(from + end - start, from, to);
    bar.style.top = `${4 + rowOf(rows, start, end) * 14}px`;
    bar.style.setProperty('--tag', colour(sighting.label));
    track.append(bar);
  }
  track.style.height = `${Math.max(1, rows.length) * 14 + 8}px`;
  return h('div', { class: 'lane' }, h('h3', {}, camera), track);
}

/** All lanes; choose is given the sighting of a bar. */
export function timeline(cameras, sightings, from, to, choose, isReviewed = () => false) {
  return h('section', { class: 'timeline', 'aria-label': 'Sightings over time' },
    ...cameras.map(camera => lane(
      camera, sightings.filter(sighting => sighting.camera === camera), from, to, choose, isReviewed)),
    h('div', { class: 'lane' }, h('span', {}), axis(from, to)));
}
