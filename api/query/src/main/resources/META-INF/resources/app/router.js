// The address after #: a page and its parameters, as in #/review?label=car. Filters live there, so that a view can be
// sent to somebody else.

export function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { name: path || 'live', parameters: new URLSearchParams(query ?? '') };
}

export function href(name, parameters = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== '') query.append(key, one);
    }
  }
  return query.size ? `#/${name}?${query}` : `#/${name}`;
}

/** Changes parameters without a new entry in the history: the page stays and only shows something else. */
export function replace(name, parameters) {
  history.replaceState(null, '', href(name, parameters));
}
