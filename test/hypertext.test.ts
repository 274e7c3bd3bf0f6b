import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { type Branch, parseMarkup } from '../src/reading/markup.ts';
import { openPublicSite } from './bench/site.ts';

// Our own scanner of HTML sees what a well-known parser sees; where they differ is said here.

const told = (branch: Branch): readonly string[] =>
  branch.children.flatMap((child) =>
    typeof child === 'string'
      ? [child.replaceAll('\v', '\n')]
      : [`<${child.tag.toLowerCase()} ${JSON.stringify(child.attributes)}>`, ...told(child), `</${child.tag.toLowerCase()}>`],
  );

function ours(page: string): readonly string[] {
  const { root, comments } = parseMarkup(page);
  return [...told(root), ...comments];
}

function theirs(page: string): readonly string[] {
  const seen: string[] = [];
  const comments: string[] = [];
  let isText = false;
  const put = (piece: string, text: boolean): void => {
    if (text && isText) seen[seen.length - 1] += piece;
    else seen.push(piece);
    isText = text;
  };
  const parser = new Parser({
    onopentag: (tag, attributes) => put(`<${tag.toLowerCase()} ${JSON.stringify(attributes)}>`, false),
    onclosetag: (tag) => put(`</${tag.toLowerCase()}>`, false),
    ontext: (text) => put(text, true),
    oncomment: (comment) => {
      if (comment.trim() !== '') comments.push(comment);
    },
  });
  parser.end(page);
  return [...seen, ...comments];
}

const pieces =
  '<p>|</p>|<div|>|/>| a=b| c="d"| e=\'f g\'| h|=|"|\'|<!--|-->|--!>|--|<!doctype html>|<!x>|<?php |?>|<script>|</script>|<style>|</STYLE >|<title>|</title>|<textarea>|</textarea>|<svg>|</svg>|<path/>|<svg/>|<desc/>|<circle r=1 />|<mo/>|<![CDATA[|]]>|&amp;|&lt|&nbsp|&#65;|&#x41|&notit;| |\n|x|Hello|<table>|<tr>|<td>|</table>|<br/>|</br>|<form>|</form>|<option>|<select>|<li>|<a href=x>|</a>|<h1>|<image>|<math>|<mi>|</mi>|<input|<IMG SRC=y>|-|!|<desc>|<iframe>|</iframe>|<xmp>|</xmp>|</ x>|</>|<pre>|</pre>|1 < 2'.split(
    '|',
  );

test('any mixture of tags, texts and comments is seen as htmlparser2 sees it', () => {
  const page = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) => `<b>${parts.join('')}</b>`);
  fc.assert(
    fc.property(page, (text) => {
      // Inside a title, htmlparser2 leaves a character reference alone that stands just behind a `<`.
      fc.pre(!/<&/u.test(text));
      assert.deepEqual(ours(text), theirs(text));
    }),
    { numRuns: 5_000, seed: 20_221_111 },
  );
});

test('a page of a public site is seen as htmlparser2 sees it', () => {
  const site = openPublicSite(3);
  for (const number of [0, 1, 2]) assert.deepEqual(ours(site.page(number)), theirs(site.page(number)));
});

test('end tags that authors leave out are put where browsers put them', () => {
  const { root } = parseMarkup('<ul><li>one<li>two</ul><table><tr><td>a<td>b<tr><td>c</table><p>x<div>y</div>');
  assert.equal(told(root).filter((piece) => piece.startsWith('<li') || piece.startsWith('<t')).length, 8);
  assert.deepEqual(
    root.children.map((child) => (typeof child === 'string' ? child : child.tag)),
    ['ul', 'table', 'p', 'div'],
  );
});

test('a page that ends inside a tag loses the tag and nothing before it', () => {
  assert.deepEqual(ours('<p>Before</p><a href="/x'), ['<p {}>', 'Before', '</p>']);
  assert.deepEqual(ours('<p>Before</p><!-- cut'), ['<p {}>', 'Before', '</p>', ' cut']);
});

test('whatever tags are left open, hardly more is told than was written', () => {
  for (const page of [
    '<'.repeat(200_000),
    '</x>'.repeat(100_000),
    '<a '.repeat(100_000),
    '<!--'.repeat(100_000),
    '<script></'.repeat(50_000),
    '<p '.repeat(1_000) + '="'.repeat(100_000),
  ])
    assert.ok(ours(page).join('').length <= page.length * 12);
});
