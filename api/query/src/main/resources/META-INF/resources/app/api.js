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
  throw new Refusal(problem, response.status);
}

export const get = (path, signal) => request(path, { signal, headers: { Accept: 'application/json' } });

export const put = (path, body) => request(path, {
  method: 'PUT',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

export const remove = path => request(path, { method: 'DELETE' });

export const picture = frame => `/v1/frames/${frame.partition}/${frame.offset}`;
