// The wall: each camera's newest picture with its tags, its state and what became of its frames.

import { sum } from './account.js';
import { get } from './api.js';
import { count, h, notice, percent, redraw, tag } from './dom.js';
import { onDetection } from './link.js';
import { Picture } from './picture.js';
import { poll, why } from './poll.js';
import { href } from './router.js';
import { Viewer } from './sighting.js';
import { isTest, stateOf } from './state.js';
import { timeline } from './timeline.js';

export const title = 'Live';

export function open(page, parameters) {
  return parameters.get('camera') ? openOne(page, parameters.get('camera')) : openWall(page);
}

function openWall(page) {
  const wall = h('div', { class: 'wall' }, ...[1, 2, 3].map(() => h('div', { class: 'card skeleton' })));
  const summary = h('p', { class: 'soft' }, 'Loading cameras…');
  page.replaceChildren(h('div', { class: 'head' }, h('div', { class: 'grow' }, h('h1', {}, 'Live'), summary)), wall);
  const cards = new Map();
  let isLost = false;

  async function refresh() {
    try {
      const { cameras } = await get('/v1/cameras');
      isLost = false;
      draw(cameras.filter(camera => !isTest(camera.id)));
    } catch (error) {
      isLost = true;
      summary.textContent = error.status === 503
        ? `Not ready yet: ${error.message}`
        : 'The service does not answer. This page goes on by itself when it is back.';
      if (cards.size === 0) wall.replaceChildren(notice('Waiting for the service', summary.textContent));
    }
  }

  function draw(cameras) {
    const running = cameras.filter(camera => camera.status?.state === 'running').length;
    summary.textContent = cameras.length === 0 ? 'No camera yet' : `${running} of ${cameras.length} running`;
    if (cameras.length === 0) {
      cards.clear();
      wall.replaceChildren(notice('No camera yet', 'Add one, and its pictures and tags appear here.',
        h('p', {}, h('a', { class: 'button', href: '#/cameras?add=1' }, 'Add a camera'), ' or run ', h('code', {}, './fovea add yard rtsp://…'))));
      return;
    }
    for (const id of cards.keys()) {
      if (!cameras.some(camera => camera.id === id)) cards.delete(id);
    }
    for (const camera of cameras) {
      if (!cards.has(camera.id)) cards.set(camera.id, new Card(camera.id));
      cards.get(camera.id).update(camera);
    }
    const elements = cameras.map(camera => cards.get(camera.id).element);
    if (elements.length !== wall.children.length || elements.some((element, i) => wall.children[i] !== element)) {
      wall.replaceChildren(...elements);
    }
  }

  const stopListening = onDetection(event => {
    if (event.type === 'detection') cards.get(event.detection.camera)?.see(event.detection);
    if (event.type === 'open') refresh();
    if (event.type === 'lost') isLost = true;
  });
  const refreshing = setInterval(refresh, 5000);
  const ticking = setInterval(() => cards.forEach(card => card.picture.tick(isLost)), 500);
  refresh();
  return () => {
    stopListening();
    clearInterval(refreshing);
    clearInterval(ticking);
  };
}

/** One camera, large, with what it saw in the last minutes. */
function openOne(page, id) {
  const card = new Card(id);
  const viewer = new Viewer(() => {});
  const summary = h('p', { class: 'soft', role: 'status' }, 'Loading…');
  const lanes = h('div', {});
  const tops = h('section', { class: 'panel', 'aria-label': 'Newest tags' });
  let isLost = false;
  page.replaceChildren(h('div', { class: 'head' }, h('div', { class: 'grow' }, h('h1', {}, h('a', { href: href('live') }, 'Live'), ` › ${id}`), summary),
    h('div', { class: 'actions' }, h('a', { class: 'button', href: href('review', { camera: id }) }, 'Review'),
      h('a', { class: 'button', href: href('health', { camera: id }) }, 'Where its frames went'))),
  h('div', { class: 'one' }, card.element, tops), h('h2', {}, 'The last 15 minutes'), lanes, viewer.element);

  function tell(detection) {
    card.see(detection);
    tops.replaceChildren(h('header', {}, h('h2', {}, `Frame ${detection.seq}`), h('span', { class: 'soft num' }, `epoch ${detection.epoch}`)),
      ...(detection.regions.length ? detection.regions.map((region, i) => h('div', { class: 'top' },
        h('div', { class: 'row' }, tag(region.label, percent(region.probability)),
          h('a', { href: href('explore', { frame: `${detection.frame.partition}/${detection.frame.offset}`, region: i }) }, 'similar')),
        ...region.top.slice(0, 3).map(({ label, probability }) => h('div', { class: 'meter-row' }, h('span', {}, label), meter(probability), h('span', { class: 'num soft' }, percent(probability))))))
        : [h('p', { class: 'soft' }, 'Nothing moves.')]));
  }

  const stopListening = onDetection(event => {
    if (event.type === 'detection' && event.detection.camera === id) tell(event.detection);
    if (event.type === 'open') asking.now();
    if (event.type === 'lost') isLost = true;
  });
  const asking = poll(5000, async signal => {
    const from = Date.now() - 15 * 60000;
    const [camera, seen] = await Promise.all([get(`/v1/cameras/${id}`, signal),
      get(`/v1/sightings?camera=${id}&limit=200&from=${new Date(from).toISOString()}`, signal)]);
    isLost = false;
    card.update(camera);
    if (camera.newest && !tops.hasChildNodes()) tell(camera.newest);
    summary.textContent = `${camera.camera.fps} frames a second at most; ${seen.sightings.length} sightings in the last 15 minutes`;
    redraw(lanes, seen.sightings.length
      ? timeline([id], seen.sightings, from, Date.now(), s => viewer.show(seen.sightings, s))
      : notice('Nothing was seen', 'Sightings of this camera appear here.'));
  }, error => {
    isLost = true;
    summary.textContent = error.status === 404 ? `There is no camera ${id}.` : why(error);
  });
  const ticking = setInterval(() => card.picture.tick(isLost), 500);
  return () => {
    stopListening();
    asking.stop();
    clearInterval(ticking);
  };
}

function meter(part) {
  const bar = h('i', {});
  bar.style.width = `${100 * part}%`;
  return h('span', { class: 'meter' }, bar);
}

class Card {
  constructor(id) {
    this.picture = new Picture('No picture yet');
    this.state = h('span', { class: 'state' });
    this.tags = h('div', { class: 'tags' });
    this.figures = h('div', { class: 'figures' });
    this.error = h('p', { class: 'error', hidden: true });
    this.newest = null;
    this.element = h('article', { class: 'card', 'aria-label': `Camera ${id}` },
      h('a', { href: href('live', { camera: id }), 'aria-label': `Camera ${id}, large`, tabindex: '-1' }, this.picture.element),
      h('div', { class: 'body' }, h('header', {}, h('h2', {}, h('a', { href: href('live', { camera: id }) }, id)), this.state), this.tags, this.error, this.figures));
  }

  update(camera) {
    const { kind, text } = stateOf(camera);
    this.state.className = `state ${kind}`;
    this.state.textContent = text;
    this.error.hidden = !camera.status?.error;
    this.error.textContent = camera.status?.error ?? '';
    const account = camera.account;
    const lost = sum(account.dropped) + sum(account.rejected);
    this.figures.replaceChildren(
      h('span', {}, 'classified ', h('b', {}, count(account.classified))),
      h('span', {}, 'not classified ', h('b', {}, count(lost))),
      h('span', {}, 'in flight ', h('b', {}, count(account.inFlight))));
    if (camera.newest) this.see(camera.newest);
  }

  see(detection) {
    if (this.newest && (detection.epoch < this.newest.epoch
        || (detection.epoch === this.newest.epoch && detection.seq <= this.newest.seq))) {
      return;
    }
    this.newest = detection;
    this.picture.show(detection);
    this.tags.replaceChildren(...(detection.regions.length
      ? detection.regions.map(region => tag(region.label, percent(region.probability)))
      : [h('span', { class: 'soft' }, 'nothing moves')]));
  }
}
