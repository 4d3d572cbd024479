// Shows the page that the address names, and its neighbours in the bar.

import { h } from './dom.js';
import { get, remove } from './api.js';
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

/** A login has an end; where nobody is asked there is none. */
async function showLogin() {
  const { name, until } = await get('/v1/session');
  if (!until) return;
  nav.after(h('button', { type: 'button', class: 'chip', title: `Logged in as ${name}`, onclick: async () => {
    await remove('/v1/session');
    location.assign('/login.html');
  } }, 'Log out'));
}

// The address after # names a page, so that the link to skip the bar cannot go there by its address.
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', show);
show();
openLink();
showLogin().catch(() => {}); // The link says that there is no connection.
