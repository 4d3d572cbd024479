// Asks again and again, and tells when the service stops or begins to answer. Nothing overlaps: the next question waits
// for the answer to the one before.

export function poll(every, ask, failed = () => {}) {
  const gone = new AbortController();
  let timer = null;
  let running = false;
  async function turn() {
    if (running || gone.signal.aborted) return;
    running = true;
    clearTimeout(timer);
    try {
      await ask(gone.signal);
    } catch (error) {
      if (!gone.signal.aborted) failed(error);
    } finally {
      running = false;
      if (!gone.signal.aborted) timer = setTimeout(turn, every);
    }
  }
  turn();
  return {
    now: turn,
    stop() {
      gone.abort();
      clearTimeout(timer);
    },
  };
}

/** What a page says while it cannot show what it should. */
export function why(error) {
  return error.status
    ? error.message
    : 'The service does not answer. This page goes on by itself when it is back.';
}
