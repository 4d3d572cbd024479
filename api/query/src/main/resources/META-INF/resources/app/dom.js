// Builds elements. Text is always set as text, never as HTML, so nothing from a camera or label can become markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      element.className = value;
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function notice(title, text, ...more) {
  return h('div', { class: 'notice' }, h('h2', {}, title), h('p', { class: 'soft' }, text), ...more);
}

const numbers = new Intl.NumberFormat('en-GB');
export const count = value => numbers.format(value ?? 0);
export const percent = value => `${Math.round((value ?? 0) * 100)} %`;

export function age(instant, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  if (seconds < 10) return `${seconds.toFixed(1)} s ago`;
  if (seconds < 120) return `${Math.round(seconds)} s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86400)} days ago`;
}

export const clock = instant => new Date(instant).toLocaleTimeString('en-GB');

const palette = ['#2dd4bf', '#fbbf24', '#a78bfa', '#f472b6', '#60a5fa', '#a3e635', '#fb923c', '#e879f9'];

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
