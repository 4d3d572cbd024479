// Turns a key into a session: the cookie goes with everything this browser asks for from here on.

const form = document.getElementById('login');
const key = document.getElementById('key');
const refused = document.getElementById('refused');

form.addEventListener('submit', async event => {
  event.preventDefault();
  refused.hidden = true;
  try {
    const response = await fetch('/v1/session', {
      method: 'POST',
      headers: { Authorization: `Bearer ${key.value.trim()}` },
    });
    if (response.ok) {
      location.replace(`/${location.hash}`);
      return;
    }
    const wait = response.headers.get('Retry-After');
    refused.textContent = wait
      ? `Too many wrong keys: try again in ${wait} s.`
      : 'This key is not known here, or has ended.';
  } catch {
    refused.textContent = 'The service does not answer.';
  }
  refused.hidden = false;
});
