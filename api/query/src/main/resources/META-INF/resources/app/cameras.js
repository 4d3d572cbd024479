// Cameras: add with a test of the source, change, pause, remove.

import { Refusal, get, picture, post, put, remove } from './api.js';
import { age, count, h, notice, redraw } from './dom.js';
import { poll, why } from './poll.js';
import { href } from './router.js';
import { isTest, stateOf } from './state.js';

export const title = 'Cameras';

export function open(page, parameters) {
  let cameras = null;
  const summary = h('p', { class: 'soft', role: 'status' }, 'Loading cameras…');
  const list = h('div', { class: 'panel' }, h('div', { class: 'skeleton' }));
  const form = new CameraForm(() => asking.now());
  page.replaceChildren(h('div', { class: 'head' }, h('div', { class: 'grow' }, h('h1', {}, 'Cameras'), summary),
    h('button', { type: 'button', class: 'primary', onclick: () => form.open() }, 'Add a camera')), list, form.element);

  function draw() {
    const own = cameras.filter(camera => !isTest(camera.id));
    summary.textContent = own.length === 0 ? 'No camera yet' : `${own.length} ${own.length === 1 ? 'camera' : 'cameras'}`;
    if (cameras.length === 0) {
      list.replaceChildren(notice('No camera yet', 'Rtsp, http (MJPEG or HLS), a video file, a folder of pictures or a webcam: the address is tested before it is kept.',
        h('button', { type: 'button', class: 'primary', onclick: () => form.open() }, 'Add a camera')));
      return;
    }
    // A test that runs shows here only if the service died in the middle of it.
    redraw(list, ...cameras.filter(camera => !isTest(camera.id) || !form.isTesting()).map(camera => item(camera)));
  }

  function item(camera) {
    const { kind, text } = stateOf(camera);
    const { enabled } = camera.camera;
    const thumb = camera.newest
      ? h('img', { src: picture(camera.newest.frame), alt: `Newest picture of ${camera.id}`, loading: 'lazy' })
      : h('span', { class: 'soft' }, 'no picture');
    return h('article', { class: 'camera-item', 'aria-label': `Camera ${camera.id}` },
      h('a', { class: 'thumb', href: href('live', { camera: camera.id }), 'aria-label': `Live picture of ${camera.id}` }, thumb),
      h('div', { class: 'about' },
        h('div', { class: 'row' }, h('h2', {}, camera.id), h('span', { class: `state ${kind}` }, text),
          isTest(camera.id) ? h('span', { class: 'soft' }, 'left over from a test; remove it') : null),
        h('code', {}, camera.camera.source),
        camera.status?.error ? h('p', { class: 'error' }, camera.status.error) : null,
        h('p', { class: 'soft num' }, `${camera.camera.fps} frames a second, at most ${camera.camera.maxSide} pixels, regions: ${camera.camera.regions}`
          + (camera.newest ? `; ${count(camera.account.classified)} classified, newest ${age(camera.newest.capturedAt)}` : ''))),
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: event => change(event, camera, { enabled: !enabled }) }, enabled ? 'Pause' : 'Resume'),
        h('button', { type: 'button', onclick: () => form.open(camera.camera) }, 'Edit'),
        h('button', { type: 'button', class: 'danger', onclick: event => forget(event, camera.id) }, 'Remove')));
  }

  async function attempt(event, action) {
    event.target.disabled = true;
    try {
      await action();
    } catch (error) {
      summary.textContent = why(error);
    }
    event.target.disabled = false;
    await asking.now();
  }

  const change = (event, camera, fields) => attempt(event, () => put(`/v1/cameras/${camera.id}`, { ...camera.camera, ...fields }));

  function forget(event, id) {
    if (confirm(`Remove camera ${id}? What it has seen stays for as long as it is kept.`)) {
      attempt(event, () => remove(`/v1/cameras/${id}`));
    }
  }

  let known = '';
  const asking = poll(3000, async signal => {
    cameras = (await get('/v1/cameras', signal)).cameras;
    const now = JSON.stringify(cameras.map(c => [c.id, c.camera, c.status?.state, c.status?.error, c.account.classified, stateOf(c)]));
    if (now !== known) {
      known = now;
      draw();
    }
  }, error => {
    summary.textContent = why(error);
    if (cameras === null) list.replaceChildren(notice('Waiting for the service', why(error)));
  });
  if (parameters.has('add')) form.open();
  return () => asking.stop();
}

let fields = 0;

/** A control under its name; what helps to fill it in describes it, and is no part of the name. */
function field(name, control, help) {
  const id = `help-${fields++}`;
  if (help) control.setAttribute('aria-describedby', id);
  return h('div', { class: 'field' }, h('label', {}, h('span', {}, name), control), help ? h('small', { class: 'soft', id }, help) : null);
}

class CameraForm {
  constructor(changed) {
    this.changed = changed;
    this.id = h('input', { type: 'text', required: true, pattern: '[a-z0-9][a-z0-9\\-]{0,62}', autocomplete: 'off', placeholder: 'front-door' });
    this.source = h('input', { type: 'text', required: true, autocomplete: 'off', spellcheck: 'false', placeholder: 'rtsp://viewer:${secret:front-door}@192.168.1.20/stream2' });
    this.fps = h('input', { type: 'number', min: '0.01', max: '120', step: 'any' });
    this.maxSide = h('input', { type: 'number', min: '32', max: '7680' });
    this.regions = h('select', {}, ...[['motion', 'what moves'], ['whole', 'the whole frame'], ['both', 'both']]
      .map(([value, text]) => h('option', { value }, text)));
    this.loop = h('input', { type: 'checkbox' });
    this.heading = h('h2', { id: 'camera-title' });
    this.result = h('div', { class: 'trial', role: 'status', 'aria-live': 'polite' });
    this.problem = h('p', { class: 'error', role: 'alert' });
    this.testButton = h('button', { type: 'button', onclick: () => this.test() }, 'Test');
    this.element = h('dialog', { class: 'form', 'aria-labelledby': 'camera-title' },
      h('header', {}, this.heading, h('button', { type: 'button', class: 'icon', 'aria-label': 'Close', onclick: () => this.element.close() }, '✕')),
      h('form', { method: 'dialog', onsubmit: event => this.save(event) },
        field('Name', this.id, 'Lower-case letters, digits and hyphens.'),
        field('Address', this.source, 'A password is stored as a secret on the machine of ingest (./fovea add does it) and written as ${secret:name}.'),
        this.result,
        h('div', { class: 'pair' }, field('Frames a second', this.fps), field('Longest side, pixels', this.maxSide), field('Classify', this.regions)),
        h('label', { class: 'check-field' }, this.loop, 'Play a file again when it ends'),
        this.problem,
        h('div', { class: 'actions' }, this.testButton, h('button', { class: 'primary' }, 'Save'))));
  }

  open(camera = null) {
    this.camera = camera;
    this.heading.textContent = camera ? `Camera ${camera.id}` : 'Add a camera';
    this.id.value = camera?.id ?? '';
    this.id.readOnly = camera !== null;
    this.source.value = camera?.source ?? '';
    this.fps.value = camera?.fps ?? 5;
    this.maxSide.value = camera?.maxSide ?? 1280;
    this.regions.value = camera?.regions ?? 'motion';
    this.loop.checked = camera?.loop ?? false;
    this.result.replaceChildren();
    this.problem.textContent = '';
    this.element.showModal();
    (camera ? this.source : this.id).focus();
  }

  isTesting() {
    return this.testButton.disabled;
  }

  definition() {
    return {
      ...(this.camera ?? {}), id: undefined, source: this.source.value.trim(), fps: Number(this.fps.value),
      maxSide: Number(this.maxSide.value), regions: this.regions.value, loop: this.loop.checked,
    };
  }

  async test() {
    if (!this.source.reportValidity()) return;
    this.testButton.disabled = true;
    this.problem.textContent = '';
    this.result.className = 'trial busy';
    this.result.replaceChildren(h('p', {}, 'Ingest opens the source…'));
    try {
      this.tell(await post('/v1/camera-tests', this.definition()));
    } catch (error) {
      this.tell({ result: 'failed', error: error instanceof Refusal ? error.message : why(error) });
    } finally {
      this.testButton.disabled = false;
    }
  }

  tell({ result, error, frame, width, height, millis }) {
    this.result.className = `trial ${result}`;
    const seconds = millis === undefined ? '' : ` after ${(millis / 1000).toFixed(1)} s`;
    if (result === 'picture') {
      this.result.replaceChildren(h('img', { src: picture(frame), alt: 'The first picture from this address' }),
        h('p', {}, h('b', {}, `✓ A picture of ${width}×${height} pixels`), seconds));
    } else {
      this.result.replaceChildren(h('p', {}, h('b', {}, result === 'opened' ? 'It opens' : '✕ No picture'), seconds), h('p', {}, error));
    }
  }

  async save(event) {
    event.preventDefault();
    this.problem.textContent = '';
    try {
      await put(`/v1/cameras/${this.id.value}`, this.definition());
      this.element.close();
      this.changed();
    } catch (error) {
      this.problem.textContent = error instanceof Refusal ? error.message : why(error);
      (({ source: this.source, fps: this.fps, maxSide: this.maxSide, id: this.id })[error.field] ?? this.source).focus();
    }
  }
}
