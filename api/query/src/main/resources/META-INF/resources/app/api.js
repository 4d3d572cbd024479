// Asks the service. A refusal becomes an Error with the problem's own words.

export class Refusal extends Error {
  constructor(problem, status) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.field = problem.field;
    this.status = status;
  }
}

async function request(path, options) {
  const response = await fetch(path, options);
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    problem = { title: `HTTP ${response.status}` };
  }
  if (response.status === 401) login();
  throw new Refusal(problem, response.status);
}

/** Without a login there is nothing to show; its page comes back to this view. */
function login() {
  location.assign(`/login.html${location.hash}`);
}

export const get = (path, signal) => request(path, { signal, headers: { Accept: 'application/json' } });

const send = method => (path, body) => request(path, {
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

export const put = send('PUT');
export const post = send('POST');

export const remove = path => request(path, { method: 'DELETE' });

export const picture = frame => `/v1/frames/${frame.partition}/${frame.offset}`;
