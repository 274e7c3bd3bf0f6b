import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';

const { detectors } = await loadCatalogue();
const detect = openDetect(detectors);

const idsIn = (text: string): readonly string[] => detect.find(text).map((match) => match.detector);

for (const { id, examples, accepts, labels, find, findLabelled } of detectors) {
  test(`${id} finds its examples and leaves the others alone`, () => {
    // A kind that only a column can tell has cells for examples.
    const finds = find === undefined && findLabelled === undefined ? accepts : (text: string) => idsIn(text).includes(id);
    for (const text of examples.detect) assert.ok(finds(text), `not found in: ${text}`);
    for (const text of examples.ignore) assert.ok(!finds(text), `found in: ${text}`);
    assert.ok(examples.detect.length > 0);
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

/** Processor time, not time of the clock: a busy machine makes it no larger. */
const workOn = (text: string): number => {
  const before = process.cpuUsage();
  detect.find(text);
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

const leastOfThree = (text: string): number => Math.min(workOn(text), workOn(text), workOn(text));

const hostile = [
  '@',
  'a@',
  'a.a@',
  'a.',
  '1',
  '1 ',
  '12-',
  '07 ',
  '01632 ',
  '+44 ',
  '4111 ',
  '4111',
  'A1',
  'A1 ',
  'AB12 34 56 ',
  'GB82',
  '-',
  '.',
  ':',
  'f::',
  '12:',
  '1.1.1.',
  'Jane ',
  'Mr ',
  'J. ',
  'A',
  'Aa',
  'De la ',
  '12 High ',
  '12 High Street ',
  'Via 1 ',
  'PO Box 1 ',
  'Aa 1 ',
  'Dr Aa ',
  'M1 1AA ',
  'name: ',
  'address: 1 ',
  'dob 1 1 ',
  'nhs number 943 476 591',
  'phone 1 2 3 4 5 6 7 ',
  'card ',
  'card 4111 ',
  'pesel 1 ',
  'religion: ',
  'I was ',
  'diagnosed with ',
  'é',
  '漢',
  '\n',
  'x1x',
];

for (const piece of hostile) {
  test(`a text of nothing but ${JSON.stringify(piece)} takes work in proportion to its length`, () => {
    const few = piece.repeat(Math.ceil(25_000 / piece.length));
    const many = few.repeat(8);
    leastOfThree(few);
    // Eight times the text is eight times the work where it grows with the length, sixty-four where with its square.
    assert.ok(leastOfThree(many) < 24 * leastOfThree(few) + 40_000);
  });
}
