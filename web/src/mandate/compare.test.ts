import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './compare';

const before = 'assess-hours: 72\nparity: true\nsources:\n  - {id: uav-1, held-by: ru}\n  - {id: uav-2, class: small}\nobservation-post: {permitted: false}\n';

test('the same text differs in nothing', () => {
  assert.deepEqual(differences(before, before), []);
});

test('a changed value, a new line and a line that is gone are told by their key', () => {
  const after = 'assess-hours: 48\nparity: true\ncut-off: "06:00"\nsources:\n  - {id: uav-1}\nobservation-post: {permitted: false}\n';
  assert.deepEqual(differences(before, after), [
    { key: 'assess-hours', before: '72', after: '48' },
    { key: 'cut-off', before: null, after: '"06:00"' },
    { key: 'sources: uav-1', before: '{id: uav-1, held-by: ru}', after: '{id: uav-1}' },
    { key: 'sources: uav-2', before: '{id: uav-2, class: small}', after: null },
  ]);
});

test('the first source is a change of the list and a line of its own', () => {
  assert.deepEqual(differences('sources: []\n', 'sources:\n  - {id: uav-1, held-by: ru}\n'), [
    { key: 'sources', before: '[]', after: '' },
    { key: 'sources: uav-1', before: null, after: '{id: uav-1, held-by: ru}' },
  ]);
});
