// A picture with its regions drawn over it. The next picture replaces the one shown only once it has arrived whole.

import { age, colour, h, percent } from './dom.js';
import { picture as address } from './api.js';

export class Picture {
  constructor(blank) {
    this.element = h('div', { class: 'picture blank' }, h('p', {}, blank));
    this.detection = null;
    this.loading = null;
    this.waiting = null;
  }

  show(detection) {
    if (this.loading) {
      this.waiting = detection;
      return;
    }
    const image = new Image();
    image.alt = describe(detection);
    this.loading = detection;
    image.onload = () => this.replace(image, detection);
    image.onerror = () => this.missing(detection);
    image.src = address(detection.frame);
  }

  replace(image, detection) {
    this.detection = detection;
    this.ageText = h('span', { class: 'age num' });
    this.element.className = 'picture';
    this.element.replaceChildren(image, ...detection.regions.map(region => box(region, detection)), this.ageText);
    this.tick();
    this.next();
  }

  missing(detection) {
    if (!this.detection) {
      this.element.replaceChildren(h('p', {}, 'The picture is no longer kept', h('br'), age(detection.capturedAt)));
    }
    this.next();
  }

  next() {
    this.loading = null;
    const waiting = this.waiting;
    this.waiting = null;
    if (waiting) this.show(waiting);
  }

  tick(isLost = false) {
    if (!this.detection) return;
    this.ageText.textContent = age(this.detection.capturedAt);
    const seconds = (Date.now() - Date.parse(this.detection.capturedAt)) / 1000;
    this.element.classList.toggle('stale', isLost || seconds > 30);
  }
}

export function describe(detection) {
  const labels = detection.regions.map(region => `${region.label} ${percent(region.probability)}`);
  return `${detection.camera}: ${labels.length ? labels.join(', ') : 'nothing moves'}`;
}

export function box(classified, frame) {
  const { x, y, width, height } = classified.region;
  const element = h('div', { class: classified.label === 'unknown' ? 'box unknown' : 'box' },
    h('span', {}, `${classified.label} ${percent(classified.probability)}`));
  element.style.left = `${100 * x / frame.width}%`;
  element.style.top = `${100 * y / frame.height}%`;
  element.style.width = `${100 * width / frame.width}%`;
  element.style.height = `${100 * height / frame.height}%`;
  element.style.setProperty('--tag', colour(classified.label));
  // A caption above the box, or to the right of its left edge, would lie outside the picture.
  element.classList.toggle('inside', y / frame.height < 0.11);
  element.classList.toggle('end', (x + width / 2) / frame.width > 0.6);
  return element;
}
