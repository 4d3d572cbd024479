// Shows the page that the address names, and its neighbours in the bar.

import { h } from './dom.js';
import { open as openLink } from './link.js';
import * as live from './live.js';

const pages = { live };
const main = document.getElementById('page');
const nav = document.getElementById('nav');
let close = () => {};

/** The address after #: a page and its parameters, as in #/review?label=car. */
export function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { name: pages[path] ? path : 'live', parameters: new URLSearchParams(query ?? '') };
}

function show() {
  const { name, parameters } = route();
  close();
  nav.replaceChildren(...Object.entries(pages).map(([path, page]) =>
    h('a', { href: `#/${path}`, 'aria-current': path === name ? 'page' : null }, page.title)));
  document.title = `${pages[name].title} – Fovea`;
  close = pages[name].open(main, parameters) ?? (() => {});
}

window.addEventListener('hashchange', show);
show();
openLink();
