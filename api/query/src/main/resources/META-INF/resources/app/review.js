// Review: what was seen, as a timeline for each camera and as pictures, with the filters in the address.

import { get } from './api.js';
import { count, h, notice, redraw } from './dom.js';
import { poll, why } from './poll.js';
import { isReviewed, mark } from './reviewed.js';
import { replace } from './router.js';
import { Viewer, card } from './sighting.js';
import { isTest } from './state.js';
import { timeline } from './timeline.js';

export const title = 'Review';

const SPANS = { '15m': 900, '1h': 3600, '6h': 21600, '24h': 86400, '7d': 604800 };
const NAMES = { '15m': '15 minutes', '1h': 'hour', '6h': '6 hours', '24h': 'day', '7d': 'week' };
const PAGE = 200;

export function open(page, parameters) {
  const filter = {
    camera: parameters.getAll('camera'),
    label: parameters.getAll('label'),
    minProbability: parameters.get('minProbability') ?? '0',
    span: SPANS[parameters.get('span')] ? parameters.get('span') : '1h',
    hide: parameters.get('hide') ?? '',
  };
  let sightings = [];
  let cameras = [];
  let labels = [];
  let shown = 60;
  let drawn = '';
  const viewer = new Viewer(() => draw(true));
  const summary = h('p', { class: 'soft', role: 'status' }, 'Loading sightings…');
  const filters = h('form', { class: 'filters', 'aria-label': 'Filters' });
  const lanes = h('div', {}, h('div', { class: 'timeline skeleton' }));
  const cards = h('div', { class: 'sightings' });
  page.replaceChildren(
    h('div', { class: 'head' }, h('div', { class: 'grow' }, h('h1', {}, 'Review'), summary),
      h('button', { type: 'button', onclick: () => { mark(visible(), true); draw(true); } }, 'Mark all as reviewed')),
    filters, lanes, cards,
    h('p', { class: 'soft foot' }, 'Marks are kept in this browser only; other people do not see them.'), viewer.element);

  function toggle(name, value) {
    filter[name] = filter[name].includes(value) ? filter[name].filter(v => v !== value) : [...filter[name], value];
    changed();
  }

  function changed() {
    replace('review', { ...filter, minProbability: filter.minProbability === '0' ? '' : filter.minProbability });
    drawFilters();
    asking.now();
  }

  function chips(name, values) {
    return values.map(value => h('button', {
      type: 'button', class: 'chip', 'aria-pressed': String(filter[name].includes(value)), onclick: () => toggle(name, value),
    }, value));
  }

  const group = (name, buttons) => (buttons.length ? h('div', { class: 'group' }, h('span', { class: 'name' }, name), ...buttons) : null);

  function drawFilters() {
    const output = h('output', { class: 'num' }, `${Math.round(filter.minProbability * 100)} %`);
    redraw(filters,
      group('Camera', chips('camera', cameras)),
      group('Label', chips('label', labels)),
      h('label', { class: 'group' }, h('span', { class: 'name' }, 'The last'), h('select', {
        onchange: event => { filter.span = event.target.value; changed(); },
      }, ...Object.keys(SPANS).map(key => h('option', { value: key, selected: key === filter.span }, NAMES[key])))),
      h('label', { class: 'group' }, h('span', { class: 'name' }, 'At least'), h('input', {
        type: 'range', min: '0', max: '1', step: '0.05', value: filter.minProbability,
        oninput: event => { output.textContent = `${Math.round(event.target.value * 100)} %`; },
        onchange: event => { filter.minProbability = event.target.value; changed(); },
      }), output),
      h('label', { class: 'group' }, h('input', {
        type: 'checkbox', checked: filter.hide === 'reviewed',
        onchange: event => { filter.hide = event.target.checked ? 'reviewed' : ''; changed(); },
      }), 'Hide reviewed'));
  }

  const visible = () => (filter.hide ? sightings.filter(s => !isReviewed(s)) : sightings);

  function draw(force = false) {
    const list = visible();
    const from = Date.now() - SPANS[filter.span] * 1000;
    const unreviewed = sightings.filter(s => !isReviewed(s)).length;
    summary.textContent = `${count(sightings.length)}${sightings.length === PAGE ? ' newest' : ''} sightings in the last `
      + `${NAMES[filter.span]}, ${count(unreviewed)} not reviewed`;
    const lanesOf = cameras.filter(c => filter.camera.length === 0 || filter.camera.includes(c));
    redraw(lanes, lanesOf.length === 0 ? null : timeline(lanesOf, list, from, Date.now(), s => viewer.show(list, s), isReviewed));
    const state = JSON.stringify([shown, ...list.slice(0, shown).map(s => [s.id, s.count, s.open])]);
    if (!force && state === drawn) return;
    drawn = state;
    const focused = document.activeElement?.dataset?.id;
    cards.replaceChildren(...list.slice(0, shown).map(s => card(s, () => viewer.show(list, s))),
      ...(list.length > shown
        ? [h('button', { type: 'button', class: 'more', onclick: () => { shown += 60; draw(true); } }, `Show more (${list.length - shown})`)]
        : []));
    if (list.length === 0) {
      cards.replaceChildren(notice(sightings.length ? 'All reviewed' : 'Nothing was seen',
        sightings.length ? 'New sightings appear here by themselves.'
          : 'No sighting matches these filters. A sighting needs a label in several frames of a camera; single ones count as flicker.'));
    }
    if (focused) cards.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }

  const asking = poll(5000, async signal => {
    const query = new URLSearchParams({ limit: PAGE, from: new Date(Date.now() - SPANS[filter.span] * 1000).toISOString() });
    filter.camera.forEach(value => query.append('camera', value));
    filter.label.forEach(value => query.append('label', value));
    if (filter.minProbability !== '0') query.set('minProbability', filter.minProbability);
    const [found, known, seen] = await Promise.all([
      get(`/v1/sightings?${query}`, signal), get('/v1/cameras', signal), get('/v1/labels', signal)]);
    sightings = found.sightings;
    const ids = [...new Set([...known.cameras.map(c => c.id).filter(id => !isTest(id)), ...sightings.map(s => s.camera), ...filter.camera])].sort();
    const names = [...new Set([...seen.labels.map(l => l.label).filter(l => l !== 'unknown'), ...filter.label])].slice(0, 16);
    if (JSON.stringify([ids, names]) !== JSON.stringify([cameras, labels])) {
      cameras = ids;
      labels = names;
      drawFilters();
    }
    draw();
  }, error => {
    summary.textContent = why(error);
    if (!drawn) {
      lanes.replaceChildren();
      cards.replaceChildren(notice('Waiting for the service', summary.textContent));
    }
  });
  drawFilters();
  return () => asking.stop();
}
