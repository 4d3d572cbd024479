// The one live stream of this tab, and what the header says about it. It opens itself again after anything.

import { get } from './api.js';

const listeners = new Set();
const status = document.getElementById('link');
let source = null;
let pause = 1000;

function show(kind, text) {
  status.className = `link ${kind}`;
  status.textContent = text;
}

export function onDetection(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(event) {
  for (const listener of listeners) listener(event);
}

export function open() {
  source?.close();
  source = new EventSource('/v1/stream');
  source.onopen = () => {
    pause = 1000;
    show('good', 'Live');
    tell({ type: 'open' });
  };
  source.addEventListener('detection', event => tell({ type: 'detection', detection: JSON.parse(event.data) }));
  source.addEventListener('reset', () => tell({ type: 'open' }));
  source.addEventListener('cut-off', () => show('warn', 'Catching up…'));
  source.onerror = () => {
    show('bad', 'No connection – trying again');
    tell({ type: 'lost' });
    // The browser comes back by itself after a broken connection, but gives up after an HTTP error such as 503.
    if (source.readyState === EventSource.CLOSED) {
      // It does not say which error: where the login has ended, this question leads to the page for it.
      get('/v1/session').catch(() => {});
      setTimeout(open, pause);
      pause = Math.min(pause * 2, 10000);
    }
  };
}
