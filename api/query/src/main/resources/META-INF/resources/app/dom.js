// Builds elements. Text is always set as text, never as HTML, so nothing from a camera or label can become markup.

/** What would change how other text looks: controls but for tabs and line ends, overrides and isolates of direction (Unicode TR 9). */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      element.setAttribute('class', value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat()
    .filter(child => child !== null && child !== undefined && child !== false)
    .map(child => (typeof child === 'string' ? child.replace(UNSEEN, '\ufffd') : child)));
  return element;
}

const FOCUSABLE = 'button, a, input, select, [tabindex]';

/**
 * Replaces what an element holds and keeps what the user has in hand: the focus, and how far something is scrolled. While
 * a list of choices may be open or a slider be held, nothing is replaced at all.
 */
export function redraw(container, ...children) {
  const active = container.contains(document.activeElement) ? document.activeElement : null;
  if (active?.matches('select, input')) return;
  const at = [...container.querySelectorAll(FOCUSABLE)].indexOf(active);
  const scrolled = [...container.querySelectorAll('.scroll')].map(element => element.scrollLeft);
  container.replaceChildren(...children.flat().filter(Boolean));
  container.querySelectorAll('.scroll').forEach((element, i) => { element.scrollLeft = scrolled[i] ?? 0; });
  if (at >= 0) container.querySelectorAll(FOCUSABLE)[at]?.focus({ preventScroll: true });
}

/** Something that may be wider than a phone; the keyboard can scroll it. */
export const scroller = (name, content) => h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': name }, content);

export function notice(title, text, ...more) {
  return h('div', { class: 'notice' }, h('h2', {}, title), h('p', { class: 'soft' }, text), ...more);
}

const numbers = new Intl.NumberFormat('en-GB');
export const count = value => numbers.format(value ?? 0);
export const percent = value => `${Math.round((value ?? 0) * 100)} %`;

/** A part of a whole; a part that is there never shows as nothing. */
export function share(part, whole) {
  if (!part || !whole) return '0 %';
  const value = 100 * part / whole;
  if (value < 0.1) return '< 0.1 %';
  if (value > 99 && value < 100) return `${Math.min(99.9, value).toFixed(1)} %`;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} %`;
}

export function bytes(value) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let left = value;
  while (left >= 1000 && unit < units.length - 1) {
    left /= 1000;
    unit++;
  }
  return `${left < 10 && unit > 0 ? left.toFixed(1) : Math.round(left)} ${units[unit]}`;
}

export function millis(value) {
  if (Math.abs(value) < 10) return `${value.toFixed(1)} ms`;
  return Math.abs(value) < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

export function age(instant, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  if (seconds < 10) return `${seconds.toFixed(1)} s ago`;
  if (seconds < 120) return `${Math.round(seconds)} s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86400)} days ago`;
}

export const clock = instant => new Date(instant).toLocaleTimeString('en-GB');

const palette = ['#2dd4bf', '#fbbf24', '#a78bfa', '#f472b6', '#60a5fa', '#a3e635', '#fb923c', '#e879f9', '#f87171',
  '#38bdf8', '#4ade80', '#c4b5fd'];

/** The same label has the same colour on every page. */
export function colour(label) {
  if (label === 'unknown') return '#cbd5e1';
  let hash = 0;
  for (const character of label) hash = (hash * 31 + character.codePointAt(0)) | 0;
  return palette[Math.abs(hash) % palette.length];
}

export function tag(label, text) {
  const element = h('span', { class: 'tag' }, h('i'), label, text ? h('span', { class: 'soft num' }, text) : null);
  element.style.setProperty('--tag', colour(label));
  return element;
}
