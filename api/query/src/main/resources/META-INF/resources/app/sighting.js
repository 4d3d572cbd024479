// A sighting as a card, and large in a dialog with the picture it was seen best on.

import { get, picture } from './api.js';
import { age, clock, colour, h, percent, tag } from './dom.js';
import { box } from './picture.js';
import { href } from './router.js';
import { isReviewed, mark } from './reviewed.js';

const MARGIN = 0.35;

/** The best region with some of what is around it; the service leaves out what lies outside the picture. */
export function crop(frame, region, margin = MARGIN) {
  const extra = Math.round(Math.max(region.width, region.height) * margin);
  const x = Math.max(0, region.x - extra);
  const y = Math.max(0, region.y - extra);
  const width = region.x + region.width + extra - x;
  const height = region.y + region.height + extra - y;
  return `${picture(frame)}?region=${x},${y},${width},${height}`;
}

export function duration(sighting) {
  const seconds = (Date.parse(sighting.end) - Date.parse(sighting.start)) / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

export function still(address, alt, otherwise = 'picture no longer kept') {
  const image = h('img', { src: address, alt, loading: 'lazy' });
  const frame = h('div', { class: 'still' }, image);
  image.addEventListener('error', () => frame.replaceChildren(h('p', { class: 'soft' }, otherwise)));
  return frame;
}

export function card(sighting, open) {
  const label = `${sighting.label} at ${sighting.camera}, ${clock(sighting.start)}`;
  const element = h('button', {
    type: 'button', class: `sighting${isReviewed(sighting) ? ' done' : ''}`, 'aria-label': label, onclick: open,
    'data-id': sighting.id,
  },
  still(crop(sighting.bestFrame, sighting.bestRegion), ''),
  h('div', { class: 'caption' },
    h('div', { class: 'row' }, tag(sighting.label, percent(sighting.peakProbability)),
      sighting.open ? h('span', { class: 'now' }, 'now') : null,
      isReviewed(sighting) ? h('span', { class: 'check' }, '✓ reviewed') : null),
    h('div', { class: 'row soft num' }, h('span', { class: 'where' }, sighting.camera),
      h('span', {}, clock(sighting.start)), h('span', {}, duration(sighting)))));
  element.style.setProperty('--tag', colour(sighting.label));
  return element;
}

/** Shows sightings one by one; arrow keys go to the neighbours, R marks, Escape closes. */
export class Viewer {
  constructor(changed) {
    this.changed = changed;
    this.stage = h('div', { class: 'stage' });
    this.facts = h('dl', { class: 'facts' });
    this.heading = h('h2', { id: 'viewer-title' });
    this.done = h('button', { type: 'button', class: 'primary', onclick: () => this.toggle() });
    this.similar = h('a', { class: 'button' }, 'Find similar');
    this.element = h('dialog', { class: 'viewer', 'aria-labelledby': 'viewer-title' },
      h('header', {}, this.heading,
        h('button', { type: 'button', class: 'icon', 'aria-label': 'Close', onclick: () => this.element.close() }, '✕')),
      this.stage,
      h('div', { class: 'below' }, this.facts,
        h('div', { class: 'actions' },
          h('button', { type: 'button', onclick: () => this.go(-1) }, '← newer'),
          h('button', { type: 'button', onclick: () => this.go(1) }, 'older →'),
          this.similar, this.done)),
      h('p', { class: 'soft hint' }, 'Keys: ← → to step, R to mark as reviewed, Esc to close.'));
    this.element.addEventListener('keydown', event => this.key(event));
    this.element.addEventListener('click', event => {
      if (event.target === this.element) this.element.close();
    });
    this.element.addEventListener('close', () => this.comeBack());
  }

  key(event) {
    if (event.key === 'ArrowLeft') this.go(-1);
    else if (event.key === 'ArrowRight') this.go(1);
    else if (event.key === 'r' || event.key === 'R') this.toggle();
  }

  show(sightings, chosen) {
    this.sightings = sightings;
    this.at = sightings.findIndex(sighting => sighting.id === chosen.id);
    this.draw();
    if (!this.element.open) this.element.showModal();
  }

  /** The card that was chosen may have been drawn again since, and then has lost the focus. */
  comeBack() {
    if (document.activeElement !== document.body) return;
    document.querySelector(`.sighting[data-id="${CSS.escape(this.sightings[this.at].id)}"]`)?.focus();
  }

  go(by) {
    const to = this.at + by;
    if (to >= 0 && to < this.sightings.length) {
      this.at = to;
      this.draw();
    }
  }

  toggle() {
    const sighting = this.sightings[this.at];
    mark([sighting], !isReviewed(sighting));
    this.changed();
    this.draw();
  }

  async draw() {
    const sighting = this.sightings[this.at];
    const { bestFrame: frame, bestRegion: region } = sighting;
    this.heading.replaceChildren(sighting.label, h('span', { class: 'soft' }, ` at ${sighting.camera}`));
    const facts = {
      'Seen': `${new Date(sighting.start).toLocaleString('en-GB')}, for ${duration(sighting)} (${age(sighting.end)})`,
      'Probability': `${percent(sighting.peakProbability)} at best, ${percent(sighting.meanProbability)} on average`,
      'Regions': `${sighting.count}`,
      'Model': `${sighting.model.name} ${sighting.model.version}`,
      'Frame': `${frame.partition}/${frame.offset}`,
    };
    this.facts.replaceChildren(...Object.entries(facts).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
    this.done.textContent = isReviewed(sighting) ? '✓ Reviewed' : 'Mark as reviewed';
    this.done.setAttribute('aria-pressed', isReviewed(sighting));
    const image = h('img', { alt: `${sighting.label} at ${sighting.camera}` });
    image.onload = () => {
      const size = { width: image.naturalWidth, height: image.naturalHeight };
      this.stage.replaceChildren(h('div', { class: 'picture' }, image,
        box({ region, label: sighting.label, probability: sighting.peakProbability }, size)));
    };
    image.onerror = () => this.stage.replaceChildren(h('div', { class: 'picture blank' },
      h('p', {}, 'The picture is no longer kept; the sighting is.')));
    image.src = picture(frame);
    this.similar.href = href('explore', { frame: `${frame.partition}/${frame.offset}`, region: 0 });
    const place = await numbered(sighting);
    if (this.sightings[this.at] === sighting) this.similar.href = href('explore', place);
  }
}

/** Which number the best region has in its frame: a search for similar ones names it so. */
async function numbered(sighting) {
  const { bestFrame: frame, bestRegion: best } = sighting;
  const place = { frame: `${frame.partition}/${frame.offset}`, region: 0 };
  try {
    const { detections } = await get(`/v1/detections?camera=${sighting.camera}&from=${sighting.start}`
      + `&to=${new Date(Date.parse(sighting.end) + 1000).toISOString()}&label=${encodeURIComponent(sighting.label)}&limit=1000`);
    const detection = detections.find(d => d.frame.partition === frame.partition && d.frame.offset === frame.offset);
    const number = detection?.regions.findIndex(({ region }) => region.x === best.x && region.y === best.y);
    if (number >= 0) place.region = number;
  } catch {
    // Without the detection the first region is the best guess.
  }
  return place;
}
