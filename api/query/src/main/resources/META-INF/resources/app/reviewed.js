// Which sightings have been looked at. Kept in this browser alone, and bounded: the oldest marks are forgotten first.

const KEY = 'fovea.reviewed';
const MOST = 5000;

function load() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return new Set();
  }
}

const marks = load();

export const isReviewed = sighting => marks.has(sighting.id);

export function mark(sightings, done) {
  for (const { id } of sightings) {
    marks.delete(id);
    if (done) marks.add(id);
  }
  while (marks.size > MOST) marks.delete(marks.values().next().value);
  localStorage.setItem(KEY, JSON.stringify([...marks]));
}
