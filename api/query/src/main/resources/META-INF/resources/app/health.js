// Health: where every frame went, why each one that got lost did, and how the machinery behind is doing.

import { describe, difference, total } from './account.js';
import { get } from './api.js';
import { bytes, clock, count, h, millis, notice, redraw, scroller } from './dom.js';
import { fall } from './fall.js';
import { flow, strip } from './flow.js';
import { poll, why } from './poll.js';
import { cure, meaning, word } from './reasons.js';
import { href, replace } from './router.js';
import { still } from './sighting.js';
import { isTest, stateOf } from './state.js';

export const title = 'Health';

const STAGES = {
  PUBLISH: ['Capture', 'from the camera to Kafka: sampling, motion, encoding'],
  CLASSIFY: ['Classify', 'waiting in line, decoding, the network'],
  SHOW: ['Show', 'the transaction, and on to this service'],
};
const RECENT = 60000;

export function open(page, parameters) {
  const view = { camera: parameters.get('camera') ?? '', scope: parameters.get('scope') === 'recent' ? 'recent' : 'all' };
  const past = [];
  let cameras = [];
  let unattributed = {};
  const summary = h('p', { class: 'soft', role: 'status' }, 'Loading…');
  const river = h('section', { class: 'panel river', 'aria-label': 'The way of every frame' }, h('div', { class: 'skeleton' }));
  const each = h('section', { class: 'panel', 'aria-label': 'Cameras' });
  const lost = h('section', { class: 'panel', 'aria-label': 'Frames that were not classified' });
  const machinery = h('div', { class: 'columns' });
  page.replaceChildren(h('div', { class: 'head' }, h('div', { class: 'grow' }, h('h1', {}, 'Health'), summary)),
    river, each, lost, machinery);

  function choose(change) {
    Object.assign(view, change);
    replace('health', { camera: view.camera, scope: view.scope === 'recent' ? 'recent' : '' });
    draw();
    rejections.now();
  }

  function account(camera) {
    const before = view.scope === 'recent' ? past[0]?.accounts.get(camera.id) : null;
    return before ? difference(camera.account, before) : camera.account;
  }

  function draw() {
    const chosen = cameras.filter(camera => !view.camera || camera.id === view.camera);
    const sum = total(chosen.map(account));
    const seconds = past.length ? Math.max(1, (Date.now() - past[0].at) / 1000) : 1;
    const button = (name, text) => h('button', {
      type: 'button', class: 'chip', 'aria-pressed': String(view.scope === name), onclick: () => choose({ scope: name }) }, text);
    const reasons = [...new Set([...Object.keys(sum.dropped), ...Object.keys(sum.rejected)])];
    redraw(river,
      h('header', {}, h('h2', {}, view.camera ? `Where the frames of ${view.camera} went` : 'Where every frame went'),
        view.camera ? h('button', { type: 'button', class: 'chip', onclick: () => choose({ camera: '' }) }, 'all cameras') : null,
        button('all', 'since counting began'), button('recent', `the last ${Math.round(seconds)} s`)),
      flow(sum), fall(sum),
      h('p', { class: 'soft' }, describe(sum), view.scope === 'recent' && past.length
        ? ` That is ${(sum.captured / seconds).toFixed(1)} captured and ${(sum.classified / seconds).toFixed(1)} classified a second.` : ''),
      reasons.length ? h('dl', { class: 'cures' }, ...reasons.flatMap(reason =>
        [h('dt', {}, word(reason)), h('dd', {}, h('b', {}, meaning(reason)), '. ', cure(reason))])) : null,
      Object.keys(unattributed).length ? h('p', { class: 'error' }, 'Records on fovea.frames that belong to no camera: ',
        Object.entries(unattributed).map(([reason, value]) => `${word(reason)} ${count(value)}`).join(', ')) : null);
    redraw(each, h('header', {}, h('h2', {}, 'Cameras')), ...(cameras.length ? cameras.map(row) : [
      h('p', { class: 'soft' }, 'No camera yet. ', h('a', { href: href('cameras') }, 'Add one'), '.')]));
  }

  function row(camera) {
    const { kind, text } = stateOf(camera);
    const mine = account(camera);
    const lostHere = [...Object.entries(mine.dropped), ...Object.entries(mine.rejected)].map(([r, v]) => `${word(r)} ${count(v)}`).join(', ');
    return h('button', { type: 'button', class: 'camera-row', 'aria-pressed': String(view.camera === camera.id),
      onclick: () => choose({ camera: view.camera === camera.id ? '' : camera.id }) },
    h('span', { class: 'id' }, camera.id), h('span', { class: `state ${kind}` }, text), strip(mine),
    h('span', { class: 'num' }, `${count(mine.classified)} of ${count(mine.captured)}`),
    h('span', { class: lostHere ? 'lost-text' : 'soft' }, lostHere || 'nothing lost'));
  }

  const accounts = poll(3000, async signal => {
    const answer = await get('/v1/cameras', signal);
    cameras = answer.cameras.filter(camera => !isTest(camera.id));
    unattributed = answer.unattributed?.byReason ?? {};
    past.push({ at: Date.now(), accounts: new Map(cameras.map(camera => [camera.id, camera.account])) });
    while (past.length > 2 && past[0].at < Date.now() - RECENT) past.shift();
    const running = cameras.filter(camera => camera.status?.state === 'running').length;
    summary.textContent = cameras.length ? `${running} of ${cameras.length} cameras running, as of ${clock(new Date())}` : 'No camera yet';
    summary.className = 'soft';
    draw();
  }, error => {
    summary.textContent = why(error);
    summary.className = 'error';
    if (!cameras.length) river.replaceChildren(notice('Waiting for the service', why(error)));
  });

  const rejections = poll(5000, async signal => {
    const camera = view.camera ? `&camera=${encodeURIComponent(view.camera)}` : '';
    const answer = await get(`/v1/rejections?limit=12${camera}`, signal);
    drawLost(answer.rejections);
  });

  function drawLost(list) {
    const key = list.map(r => `${r.frame.partition}/${r.frame.offset}`).join() + view.camera;
    if (lost.dataset.key === key) return;
    lost.dataset.key = key;
    lost.replaceChildren(h('header', {}, h('h2', {}, 'The last frames that were not classified, and why')),
      list.length
        ? h('div', { class: 'rejections' }, ...list.map(rejection => h('article', { class: 'rejection' },
          still(`/v1/frames/${rejection.frame.partition}/${rejection.frame.offset}`, `A frame of ${rejection.camera ?? 'no camera'}`,
            rejection.reason === 'decode_error' ? 'cannot be decoded' : undefined),
          h('div', { class: 'caption' },
            h('div', { class: 'row' }, h('b', { class: 'lost-text' }, word(rejection.reason)), h('span', { class: 'soft num' }, clock(rejection.rejectedAt))),
            h('p', {}, rejection.error),
            h('p', { class: 'soft num' }, `${rejection.camera ?? 'no camera'}, ${rejection.seq === undefined ? '' : `epoch ${rejection.epoch} seq ${rejection.seq}, `}frame ${rejection.frame.partition}/${rejection.frame.offset}`)))))
        : h('p', { class: 'soft' }, 'None. Every published frame was classified.'),
      h('p', { class: 'soft foot' }, 'Frames that ingest drops never reach Kafka: they are counted above, and there is no picture of them.'));
  }

  const machine = poll(4000, async signal => {
    const health = await get('/v1/health', signal);
    redraw(machinery, stages(health.stages), lags(health.groups), model(health.model), broker(health), instances(health.instances));
  });

  return () => [accounts, rejections, machine].forEach(polling => polling.stop());
}

const panel = (name, ...content) => h('section', { class: 'panel' }, h('header', {}, h('h2', {}, name)), ...content);

function stages(times) {
  if (!times.length) {
    return panel('How long a frame takes', h('p', { class: 'soft' }, 'No frame has come through in the last minutes.'));
  }
  const whole = times.reduce((all, time) => all + Math.max(0, time.p50), 0) || 1;
  const bar = h('div', { class: 'stages', 'aria-hidden': 'true' }, ...times.map((time, i) => {
    const part = h('i', { class: `stage-${i}` });
    part.style.flexGrow = Math.max(0.02, Math.max(0, time.p50) / whole);
    return part;
  }));
  const total = times.length === 3 ? h('p', {}, 'Half of all frames are on this page within about ', h('b', {}, millis(whole)), ' of being seen.') : null;
  return panel('How long a frame takes', total, bar, scroller('Times of the stages', h('table', {},
    h('thead', {}, h('tr', {}, ...['Stage', 'half', '19 of 20', 'longest', 'frames'].map(name => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...times.map((time, i) => h('tr', {},
      h('th', { scope: 'row' }, h('i', { class: `dot stage-${i}` }), STAGES[time.stage][0], h('small', { class: 'soft' }, STAGES[time.stage][1])),
      ...[time.p50, time.p95, time.most].map(value => h('td', { class: 'num' }, millis(value))),
      h('td', { class: 'num' }, count(time.samples))))))),
  times.some(time => time.p50 < 0) ? h('p', { class: 'error' }, 'Times below zero mean that the clocks of the machines differ.') : null);
}

const GROUPS = {
  'fovea-ingest': 'reads the cameras', 'fovea-inference': 'classifies frames', 'fovea-query': 'keeps what this page shows',
};

function lags(groups) {
  const most = Math.max(50, ...groups.map(group => group.lag));
  return panel('Who is behind', groups.length ? null : h('p', { class: 'soft' }, 'The broker names no consumer group.'),
    ...groups.map(group => {
      const bar = h('i', { class: group.lag > 100 ? 'late' : '' });
      bar.style.width = `${100 * group.lag / most}%`;
      const isDead = group.members === 0;
      return h('div', { class: 'lag' },
        h('div', { class: 'row' }, h('b', {}, group.group), h('span', { class: 'soft' }, GROUPS[group.group] ?? ''),
          h('span', { class: `state ${isDead ? 'bad' : group.state === 'STABLE' ? 'good' : 'warn'}` },
            isDead ? 'nobody reads' : `${group.state.toLowerCase()}, ${group.members} ${group.members === 1 ? 'member' : 'members'}`)),
        h('div', { class: 'meter' }, bar),
        h('p', { class: 'soft num' }, group.lag === 0 ? 'has read everything' : `${count(group.lag)} records behind`));
    }));
}

function instances(all) {
  const list = partitions => partitions.length ? partitions.join(', ') : 'none';
  return panel('Who answers', all.length ? scroller('Instances of this service', h('table', {},
    h('thead', {}, h('tr', {}, ...['Instance', 'keeps partitions', 'stands by for'].map(name => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...all.map(instance => h('tr', {},
      h('th', { scope: 'row' }, instance.address, instance.self ? h('small', { class: 'soft' }, 'asked by this page') : null),
      h('td', { class: 'num' }, list(instance.active)),
      h('td', { class: 'num' }, list(instance.standby))))))) : h('p', { class: 'soft' }, 'The consumer group has not told yet.'));
}

function model({ address, error, model: card }) {
  if (!card) return panel('Model', h('p', { class: address ? 'error' : 'soft' }, error));
  const accuracy = card.accuracy?.top1;
  const facts = {
    'Model': `${card.name} ${card.version}`,
    'Runs on': String(card.device ?? '').toLowerCase() || 'unknown',
    'Because': card.why,
    'Not on': (card.refused ?? []).join('; '),
    'Labels': card.labels?.length ? `${card.labels.length}: ${card.labels.slice(0, 12).join(', ')}${card.labels.length > 12 ? '…' : ''}` : null,
    'Unknown below': card.threshold === undefined ? null : `${Math.round(card.threshold * 100)} %`,
    'Right on': accuracy === undefined ? null : `${(accuracy * 100).toFixed(1)} % of its test pictures`,
    'Trained on': card.trainedOn,
  };
  return panel('Model', h('dl', { class: 'facts' }, ...Object.entries(facts).filter(([, value]) => value)
    .flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));
}

function broker({ broker: view, obstacle, similar }) {
  const state = view.error
    ? h('p', { class: 'error' }, view.error)
    : h('p', {}, h('span', { class: 'state good' }, `${view.brokers.length} ${view.brokers.length === 1 ? 'broker' : 'brokers'} up`),
      ' ', h('span', { class: 'soft' }, `${view.brokers.map(node => node.address).join(', ')}; cluster ${view.clusterId}`));
  const behind = view.topics.some(topic => topic.underReplicated > 0);
  return panel('Broker', state, obstacle ? h('p', { class: 'error' }, `This service: ${obstacle}`) : null,
    view.topics.length ? scroller('Topics', h('table', {},
      h('thead', {}, h('tr', {}, ...['Topic', 'partitions', 'copies', 'records', 'on disk'].map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, ...view.topics.map(topic => h('tr', {}, h('th', { scope: 'row' }, topic.topic),
        h('td', { class: 'num' }, count(topic.partitions)),
        h('td', { class: topic.underReplicated ? 'num lost-text' : 'num' }, topic.underReplicated ? `${topic.replicas}, ${topic.underReplicated} behind` : topic.replicas),
        h('td', { class: 'num' }, count(topic.records)),
        h('td', { class: 'num' }, topic.bytes === undefined ? 'not told' : bytes(topic.bytes))))))) : null,
    behind ? h('p', { class: 'error' }, 'Some copies are behind: a broker is down or slow.') : null,
    h('p', { class: 'soft foot' }, `${count(similar)} regions can be searched by likeness.`));
}

