// What a camera's state looks like: a colour and a word, never a colour alone.

/** Cameras that exist only while a source is tested. */
export const isTest = id => id.startsWith('fovea-test-');

const kinds = {
  running: 'good', connecting: 'warn', retrying: 'bad', invalid: 'bad', stopped: 'bad', finished: '', disabled: '',
};

export function stateOf(camera) {
  const state = camera.status?.state;
  if (!camera.camera.enabled) return { kind: '', text: 'paused' };
  if (!state) return { kind: 'warn', text: 'waiting for ingest' };
  const silent = (Date.now() - Date.parse(camera.status.at)) / 1000;
  // A status comes every five seconds; three missed ones mean that nobody writes any more.
  if (silent > 20 && state !== 'finished') return { kind: 'bad', text: `no status for ${Math.round(silent)} s` };
  return { kind: kinds[state] ?? '', text: state };
}
