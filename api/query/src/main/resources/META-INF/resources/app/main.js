// Shows the page that the address names, and its neighbours in the bar.

import { h } from './dom.js';
import * as cameras from './cameras.js';
import * as explore from './explore.js';
import * as health from './health.js';
import { open as openLink } from './link.js';
import * as live from './live.js';
import * as review from './review.js';
import { route } from './router.js';

const pages = { live, review, explore, health, cameras };
const main = document.getElementById('page');
const nav = document.getElementById('nav');
let close = () => {};

function show() {
  const { name, parameters } = route();
  const known = pages[name] ? name : 'live';
  close();
  nav.replaceChildren(...Object.entries(pages).map(([path, page]) =>
    h('a', { href: `#/${path}`, 'aria-current': path === known ? 'page' : null }, page.title)));
  document.title = `${pages[known].title} – Fovea`;
  window.scrollTo(0, 0);
  close = pages[known].open(main, parameters) ?? (() => {});
}

// The address after # names a page, so that the link to skip the bar cannot go there by its address.
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', show);
show();
openLink();
