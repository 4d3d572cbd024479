// Sums over accounts, and what an account says in words.

import { count } from './dom.js';
import { word } from './reasons.js';

export const sum = counts => Object.values(counts ?? {}).reduce((total, value) => total + value, 0);

/** Adds up accounts. */
export function total(accounts) {
  const result = { captured: 0, published: 0, classified: 0, inFlight: 0, dropped: {}, rejected: {} };
  for (const account of accounts) {
    for (const key of ['captured', 'published', 'classified', 'inFlight']) result[key] += account[key] ?? 0;
    for (const key of ['dropped', 'rejected']) {
      for (const [reason, value] of Object.entries(account[key] ?? {})) {
        result[key][reason] = (result[key][reason] ?? 0) + value;
      }
    }
  }
  return result;
}

/** What happened between two accounts. */
export function difference(now, before) {
  const less = (a, b) => Object.fromEntries(Object.entries(a).map(([k, v]) => [k, Math.max(0, v - (b[k] ?? 0))]).filter(([, v]) => v > 0));
  const published = Math.max(0, now.published - before.published);
  const classified = Math.max(0, now.classified - before.classified);
  return {
    captured: Math.max(0, now.captured - before.captured), published, classified, inFlight: now.inFlight,
    dropped: less(now.dropped, before.dropped), rejected: less(now.rejected, before.rejected),
  };
}

export function describe(account) {
  const lost = { ...account.dropped };
  for (const [reason, value] of Object.entries(account.rejected)) lost[reason] = (lost[reason] ?? 0) + value;
  const reasons = Object.entries(lost).map(([reason, value]) => `${word(reason)} ${count(value)}`).join(', ');
  return `Of ${count(account.captured)} frames captured, ${count(account.published)} were published and `
    + `${count(account.classified)} classified; ${count(account.inFlight)} are in flight. `
    + (reasons ? `Not classified: ${reasons}.` : 'No frame was dropped.');
}
