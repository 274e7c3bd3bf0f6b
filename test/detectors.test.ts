import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';

const { detectors } = await loadCatalogue();
const detect = openDetect(detectors);

const idsIn = (text: string): readonly string[] => detect.find(text).map((match) => match.detector);

for (const { id, examples, accepts, labels } of detectors) {
  test(`${id} finds its examples and leaves the others alone`, () => {
    for (const text of examples.detect) assert.ok(idsIn(text).includes(id), `not found in: ${text}`);
    for (const text of examples.ignore) assert.ok(!idsIn(text).includes(id), `found in: ${text}`);
  });

  test(`${id} is announced by its labels and refuses an empty cell`, () => {
    for (const label of labels) assert.ok(detect.kindsOfLabel(label).includes(id), `not announced by: ${label}`);
    assert.equal(accepts(''), false);
  });
}

test('a match is the text between its offsets, and none overlaps the next', () => {
  for (const { examples } of detectors) {
    for (const text of examples.detect) {
      let end = 0;
      for (const match of detect.find(text)) {
        assert.equal(text.slice(match.start, match.end), match.value);
        assert.ok(match.start >= end);
        end = match.end;
      }
    }
  }
});
