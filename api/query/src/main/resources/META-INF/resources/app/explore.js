// Explore: how often and where a label was seen, its pictures, and pictures that look like a given one.

import { get, picture } from './api.js';
import { age, colour, count, h, notice, percent, redraw, tag } from './dom.js';
import { activity, heat } from './chart.js';
import { poll, why } from './poll.js';
import { href, replace } from './router.js';
import { isTest } from './state.js';
import { Viewer, card, crop, still } from './sighting.js';

export const title = 'Explore';

const SPANS = { '1h': [3600, 'PT1M', 60000, 'hour'], '6h': [21600, 'PT5M', 300000, '6 hours'], '24h': [86400, 'PT15M', 900000, 'day'] };

export function open(page, parameters) {
  return parameters.has('frame') ? openSimilar(page, parameters) : openLabels(page, parameters);
}

function openLabels(page, parameters) {
  const view = { label: parameters.get('label') ?? '', camera: parameters.get('camera') ?? '', span: SPANS[parameters.get('span')] ? parameters.get('span') : '1h' };
  let cameras = [];
  let shown = '';
  const viewer = new Viewer(() => {});
  const summary = h('p', { class: 'soft', role: 'status' }, 'Loading…');
  const labels = h('div', { class: 'filters' });
  const chart = h('section', { class: 'panel', 'aria-label': 'Activity' }, h('div', { class: 'skeleton' }));
  const where = h('section', { class: 'panel', 'aria-label': 'Where' });
  const pictures = h('div', { class: 'sightings' });
  page.replaceChildren(h('div', { class: 'head' }, h('div', { class: 'grow' }, h('h1', {}, 'Explore'), summary)),
    labels, h('div', { class: 'explore' }, chart, where), pictures, viewer.element);

  function choose(change) {
    Object.assign(view, change);
    replace('explore', { label: view.label, camera: view.camera, span: view.span === '1h' ? '' : view.span });
    shown = '';
    asking.now();
  }

  function drawLabels(seen) {
    redraw(labels,
      seen.length > 0 && h('div', { class: 'group' }, h('span', { class: 'name' }, 'Label'), ...seen.map(({ label, count: value }) => {
        const chip = h('button', { type: 'button', class: 'chip label', 'aria-pressed': String(view.label === label),
          onclick: () => choose({ label: view.label === label ? '' : label }) }, h('i', {}), `${label} ${count(value)}`);
        chip.style.setProperty('--tag', colour(label));
        return chip;
      })),
      h('label', { class: 'group' }, h('span', { class: 'name' }, 'Camera'), h('select', { onchange: event => choose({ camera: event.target.value }) },
        h('option', { value: '' }, 'all'), ...cameras.map(({ id }) => h('option', { value: id, selected: id === view.camera }, id)))),
      h('label', { class: 'group' }, h('span', { class: 'name' }, 'The last'), h('select', { onchange: event => choose({ span: event.target.value }) },
        ...Object.entries(SPANS).map(([key, [, , , name]]) => h('option', { value: key, selected: key === view.span }, name)))));
  }

  const asking = poll(10000, async signal => {
    const [seconds, bucket, length, name] = SPANS[view.span];
    const to = Date.now();
    const from = to - seconds * 1000;
    const query = new URLSearchParams({ from: new Date(from).toISOString() });
    if (view.camera) query.set('camera', view.camera);
    const ofLabel = new URLSearchParams(query);
    if (view.label) ofLabel.set('label', view.label);
    const [known, all, counts, seen] = await Promise.all([get('/v1/cameras', signal), get(`/v1/labels?${query}`, signal),
      get(`/v1/activity?bucket=${bucket}&${ofLabel}`, signal), get(`/v1/sightings?limit=120&${ofLabel}`, signal)]);
    cameras = known.cameras.filter(camera => camera.newest && !isTest(camera.id));
    drawLabels(all.labels);
    const names = view.label ? [view.label] : all.labels.map(l => l.label).filter(l => l !== 'unknown').slice(0, 12);
    const total = names.reduce((sum, label) => sum + (all.labels.find(l => l.label === label)?.count ?? 0), 0);
    summary.textContent = `${count(total)} regions${view.label ? ` called ${view.label}` : ''} in the last ${name}`;
    chart.replaceChildren(h('header', {}, h('h2', {}, 'Regions over time')), names.length
      ? activity(counts.buckets, names, from, to, length) : h('p', { class: 'soft' }, 'Nothing was seen in this time.'),
    h('div', { class: 'tags' }, ...names.map(label => tag(label))));
    await drawHeat(ofLabel, signal);
    drawPictures(seen.sightings);
  }, error => {
    summary.textContent = why(error);
    if (!cameras.length) pictures.replaceChildren(notice('Waiting for the service', why(error)));
  });

  async function drawHeat(query, signal) {
    const camera = cameras.find(({ id }) => id === view.camera) ?? cameras[0];
    if (!camera) {
      where.replaceChildren(h('header', {}, h('h2', {}, 'Where')), h('p', { class: 'soft' }, 'No camera has given a picture yet.'));
      return;
    }
    const ask = new URLSearchParams(query);
    ask.set('camera', camera.id);
    const map = await get(`/v1/activity/heatmap?${ask}`, signal);
    const image = h('img', { src: picture(camera.newest.frame), alt: '' });
    image.addEventListener('error', () => image.remove());
    where.replaceChildren(h('header', {}, h('h2', {}, `Where in the view of ${camera.id}`)),
      h('div', { class: 'view' }, image, heat(map)),
      h('p', { class: 'soft' }, map.regions ? `${count(map.regions)} regions in ${count(map.detections)} frames`
        + (map.complete ? '' : `, the newest back to ${age(map.oldest)}`) : `No such region in ${count(map.detections)} frames.`));
  }

  function drawPictures(sightings) {
    const key = sightings.map(s => s.id).join();
    if (key === shown && key) return;
    shown = key;
    pictures.replaceChildren(...(sightings.length ? sightings.map(s => card(s, () => viewer.show(sightings, s))) : [
      notice('No pictures', view.label ? `Nothing was called ${view.label} for long enough to be a sighting.` : 'Sightings appear here with their best picture.')]));
  }

  return () => asking.stop();
}

function openSimilar(page, parameters) {
  const frame = parameters.get('frame');
  const region = parameters.get('region') ?? '0';
  const summary = h('p', { class: 'soft', role: 'status' }, 'Comparing…');
  const found = h('div', { class: 'sightings' }, ...[1, 2, 3, 4].map(() => h('div', { class: 'card skeleton' })));
  page.replaceChildren(
    h('div', { class: 'head' }, h('div', { class: 'asked' }, still(`/v1/frames/${frame}?region=${region}`, 'The picture to compare with')),
      h('div', { class: 'grow' }, h('h1', {}, 'Pictures like this one'), summary), h('a', { class: 'button', href: href('explore') }, 'Back to labels')),
    found);
  let done = false;
  const asking = poll(5000, async signal => {
    if (done) return;
    const query = new URLSearchParams({ frame, region, limit: 48 });
    const { regions, searched } = await get(`/v1/similar?${query}`, signal);
    done = true;
    summary.textContent = `The most alike first, by the network's own eye, among the newest ${count(searched)} regions`;
    found.replaceChildren(...(regions.length ? regions.map(alike) : [
      notice('Nothing like it', 'No other region of this model version is kept.')]));
  }, error => {
    if (error.status === 404) {
      done = true;
      found.replaceChildren(notice('Cannot be compared', error.message, h('a', { class: 'button', href: href('review') }, 'Choose another in Review')));
    }
    summary.textContent = error.status === 404 ? '' : why(error);
  });
  return () => asking.stop();
}

function alike(region) {
  const element = h('a', { class: 'sighting', href: href('explore', { frame: `${region.frame.partition}/${region.frame.offset}`, region: region.number }) },
    still(crop(region.frame, region.region), ''),
    h('div', { class: 'caption' }, h('div', { class: 'row' }, tag(region.label, percent(region.probability)), h('b', { class: 'num' }, `${Math.round(region.similarity * 100)} % alike`)),
      h('div', { class: 'row soft num' }, h('span', { class: 'where' }, region.camera), h('span', {}, age(region.capturedAt)))));
  element.style.setProperty('--tag', colour(region.label));
  return element;
}
