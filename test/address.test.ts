import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fingerprintOf, inScope, maskedAddress, neverCall, normalise, personalParts } from '../src/addresses/address.ts';

const at = (text: string): URL => new URL(text);
const within = (address: string, ...scope: readonly string[]): boolean => inScope(at(address), scope);

test('a scope entry is a host, on the default ports of http and https', () => {
  assert.ok(within('https://www.example.org/a', 'www.example.org'));
  assert.ok(within('http://www.example.org:80/a', 'WWW.Example.ORG'));
  assert.ok(!within('https://www.example.org:8443/', 'www.example.org'));
  assert.ok(!within('https://example.org/', 'www.example.org'));
  assert.ok(!within('https://www.example.org.evil.test/', 'www.example.org'));
  assert.ok(!within('https://evilwww.example.org/', 'www.example.org'));
});

test('a scope entry with a port means that port only', () => {
  assert.ok(within('http://127.0.0.1:8080/', '127.0.0.1:8080'));
  assert.ok(!within('http://127.0.0.1/', '127.0.0.1:8080'));
  assert.ok(!within('http://127.0.0.1:8081/', '127.0.0.1:8080'));
  assert.ok(within('https://example.org/', 'example.org:443'));
  assert.ok(!within('http://example.org/', 'example.org:443'));
  assert.ok(within('http://[::1]:81/', '[::1]:81'));
  assert.ok(within('http://[::1]/', '::1'));
});

test('a wildcard covers what is below a host, and never a country', () => {
  assert.ok(within('https://forms.example.org/', '*.example.org'));
  assert.ok(within('https://a.b.example.org/', '*.example.org'));
  assert.ok(!within('https://example.org/', '*.example.org'));
  assert.ok(!within('https://notexample.org/', '*.example.org'));
  assert.ok(!within('https://example.uk/', '*.uk'));
  assert.ok(!within('https://example.uk/', '*'));
  assert.ok(!within('http://1.2.3.4/', '*.3.4'));
});

test('other spellings of a host are the same host', () => {
  assert.ok(within('https://bücher.example/', 'xn--bcher-kva.example'));
  assert.ok(within('https://xn--bcher-kva.example/', 'Bücher.example'));
  assert.ok(within('https://www.example.org./', 'www.example.org'));
  assert.ok(within('http://0x7f.1/', '127.0.0.1'));
});

test('a user name, another scheme or a broken entry is never in scope', () => {
  assert.ok(!within('https://jane@www.example.org/', 'www.example.org'));
  assert.ok(!within('https://:pw@www.example.org/', 'www.example.org'));
  assert.ok(!within('ftp://www.example.org/', 'www.example.org'));
  assert.ok(!within('javascript:alert(1)', 'www.example.org'));
  for (const entry of ['', '.', '*.', 'https://www.example.org', 'www.example.org/a', 'a@www.example.org', 'www.example.org:']) {
    if (entry !== 'www.example.org:') assert.ok(!within('https://www.example.org/', entry), entry);
  }
});

test('one page has one address', () => {
  const same: readonly (readonly [string, string])[] = [
    ['https://a.test/x#top', 'https://a.test/x'],
    ['https://a.test:443/x?', 'https://a.test/x'],
    ['https://a.test./x?b=2&a=1', 'https://a.test/x?a=1&b=2'],
    ['https://a.test/x?utm_source=n&fbclid=1&gclid=2&a=1', 'https://a.test/x?a=1'],
    ['https://a.test/x;jsessionid=0A1B?PHPSESSID=9', 'https://a.test/x'],
    ['https://a.test/x?sid=0123456789abcdef0123456789abcdef', 'https://a.test/x'],
    ['https://a.test/%7euser/%61/../b', 'https://a.test/~user/b'],
    ['https://a.test/a%2fb', 'https://a.test/a%2Fb'],
    ['https://a.test/x?page%5Blimit%5D=1', 'https://a.test/x?page[limit]=1'],
    ['https://a.test/(S(abcdefghijklmnopqrstuvwx))/x', 'https://a.test/x'],
    ['https://a.test/files/?C=M;O=D', 'https://a.test/files/'],
  ];
  for (const [from, to] of same) assert.equal(normalise(at(from)).href, to);
});

test('what tells pages apart is kept', () => {
  for (const kept of [
    'https://a.test/node/7/done?sid=12',
    'https://a.test/s?wsdl',
    'https://a.test/x?a=2&a=1',
    'https://a.test/a//b',
    'https://a.test/odata/Forms?$top=1',
    'https://a.test/%zz?%=1',
  ]) {
    assert.equal(normalise(at(kept)).href, kept);
  }
});

test('normalising twice changes nothing more, whatever the address', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const once = normalise(at(address));
      assert.equal(normalise(once).href, once.href);
      assert.equal(fingerprintOf(once), fingerprintOf(at(address)));
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const address = `https://a.test/${text}`;
      if (!URL.canParse(address)) return;
      const once = normalise(at(address));
      assert.equal(normalise(once).href, once.href);
      assert.equal(typeof maskedAddress(once), 'string');
      assert.equal(typeof neverCall(once), 'boolean');
    }),
  );
});

test('a fingerprint survives scheme, www, order, slash, port and the rows shown', () => {
  const one = fingerprintOf(at('https://www.a.test/forms/results/?b=1&a=2'));
  for (const other of [
    'http://a.test/forms/results?a=2&b=1',
    'https://a.test:443/forms/results/?a=2&b=1&page=4',
    'http://www.a.test:80/forms/results/page/3/?a=2&b=1&utm_medium=x',
    'https://a.test/forms/results?a=2&b=1&sort=asc&order=full_name',
    'https://a.test/forms/results?a=2&b=1&orderby=submitted&order=DESC',
    'https://a.test/forms/results?a=2&b=1&limit=1&offset=20&page%5Bsize%5D=1&$top=1',
  ]) {
    assert.equal(fingerprintOf(at(other)), one);
  }
  assert.notEqual(fingerprintOf(at('https://a.test/forms/results?a=2&b=2')), one);
  assert.notEqual(fingerprintOf(at('https://a.test:8443/forms/results?a=2&b=1')), one);
  assert.notEqual(fingerprintOf(at('https://a.test/invoice?order=7')), fingerprintOf(at('https://a.test/invoice?order=8')));
  assert.notEqual(fingerprintOf(at('https://a.test/?p=1')), fingerprintOf(at('https://a.test/?p=2')));
});

test('a fingerprint tells forms apart and holds nobody', () => {
  const print = (text: string): string => fingerprintOf(at(`https://a.test/f?${text}`));
  assert.notEqual(print('name=parking'), print('name=complaints'));
  assert.equal(print('email=zelda.quill@mail.example'), print('email=orla.finch@mail.example'));
  assert.ok(!print('name=Quillfeather').includes('uillfeather'));
  assert.ok(!fingerprintOf(at('https://a.test/u/zelda.quill%40mail.example')).includes('zelda'));
});

test('an ordinary address carries nobody', () => {
  for (const ordinary of [
    'https://a.test/',
    'https://a.test/news/2022/11/14/road-closures-14-11-2022',
    'https://a.test/node/12345/webform-results/table?results=1',
    'https://a.test/logo@2x.png?v=1699999999999',
    'https://a.test/npm/pkg@1.2.3/dist/x.js',
    'https://a.test/a/0f8fad5b-d9cb-469f-a165-70867728950e',
    'https://a.test/x?file_name=map&form-name=parking&ip_address=1&email=&phone={phone}',
    'https://a.test/mail/inbox/address/list/name/street/works',
    'https://a.test/t?time=1234567890&build=1700000000',
    'https://a.test/query?where=1%3D1&outFields=*&f=json',
  ]) {
    assert.deepEqual(personalParts(at(ordinary)), [], ordinary);
    assert.equal(maskedAddress(at(ordinary)), at(ordinary).href);
  }
});

test('personal data in an address is noticed wherever it stands', () => {
  const kinds = (text: string): readonly string[] => personalParts(at(text)).map(({ where, detector }) => `${where} ${detector}`);
  assert.deepEqual(kinds('https://a.test/u/zelda%40mail.example'), ['path email-address']);
  assert.deepEqual(kinds('https://a.test/u/zelda%2540mail.example.pdf'), ['path email-address']);
  assert.deepEqual(kinds('https://a.test/?zelda@mail.example'), ['query email-address']);
  assert.deepEqual(kinds('https://a.test/?r=emVsZGFAbWFpbC5leGFtcGxl'), ['query email-address']);
  assert.deepEqual(kinds('https://a.test/#/mail=zelda@mail.example'), ['fragment email-address']);
  assert.deepEqual(kinds('https://a.test/?tel=%2B447700900123'), ['query uk-phone']);
  assert.deepEqual(kinds('https://a.test/call/07700-900-123'), ['path uk-phone']);
  assert.deepEqual(kinds('https://a.test/p/9434765919'), ['path nhs-number']);
  assert.deepEqual(kinds('https://a.test/?x=ZZ99+9ZZ'), ['query uk-postcode']);
  assert.deepEqual(kinds('https://a.test/near/zz999zz'), ['path uk-postcode']);
  assert.deepEqual(kinds('https://a.test/?n=QQ123456C'), []);
  assert.deepEqual(kinds('https://a.test/?n=AB123456C'), ['query national-insurance-number']);
  assert.deepEqual(kinds('https://a.test/?firstName=Zelda&last_name=Quill&submitted[dob]=1980-01-02'), [
    'query person-name',
    'query person-name',
    'query date-of-birth',
  ]);
  assert.deepEqual(kinds('https://zelda@a.test/'), ['user user-name']);
});

test('a masked address shows no planted value, however it is written', () => {
  const planted = ['zelda', 'quillfeather', 'ZZ99 9ZX', '07700900456', 'mail.example'];
  const forms: readonly ((text: string) => string)[] = [
    encodeURIComponent,
    (text) => encodeURIComponent(encodeURIComponent(text)),
    (text) => text.replaceAll(' ', '+'),
  ];
  for (const form of forms) {
    const shown = maskedAddress(
      at(
        `https://a.test/people/zelda-quillfeather/${form('zelda@mail.example')}/zelda?name=${form('Zelda Quillfeather')}` +
          `&postcode=${form('ZZ99 9ZX')}&tel=${form('07700900456')}&zelda=1#zelda`,
      ),
    );
    for (const value of planted) {
      for (const look of [value, form(value), value.replaceAll(' ', '')]) {
        assert.ok(!shown.toLowerCase().includes(look.toLowerCase()), `${look} is shown in ${shown}`);
      }
    }
    assert.ok(shown.startsWith('https://a.test/people/'));
    assert.ok(URL.canParse(shown));
  }
  assert.equal(maskedAddress(at('https://user:pw@a.test/x')), 'https://***@a.test/x');
});

test('what stands under a personal name never gets through, whatever it is', () => {
  const name = fc.constantFrom(
    'name',
    'firstname',
    'surname',
    'email',
    'tel',
    'phone',
    'postcode',
    'dob',
    'address',
    'submitted[name]',
  );
  const value = fc.stringMatching(/^[a-zA-Z]{3,12}[ a-zA-Z0-9@.'-]{5,20}[a-z]$/u);
  fc.assert(
    fc.property(name, value, (under, planted) => {
      const shown = maskedAddress(at(`https://host.test/f?${under}=${encodeURIComponent(planted)}`));
      assert.ok(!decodeURIComponent(shown).includes(planted));
    }),
  );
});

test('addresses that change something are never called', () => {
  for (const act of [
    '/node/7/webform-results/clear',
    '/node/7/webform-results/download?download=1',
    '/admin/structure/webform/manage/contact/results/download?download=1',
    '/node/7/webform-results/download-file/1',
    '/user/logout',
    '/users/sign_out',
    '/Account/LogOff.aspx',
    '/wp-login.php?action=logout&_wpnonce=1',
    '/index.php?title=Special:UserLogout',
    '/w/Special:UserLogout',
    '/?q=user/logout',
    '/?q=node/7/webform-results/clear',
    '/newsletter/unsubscribe?u=1',
    '/item/7/delete',
    '/item/7/%64elete',
    '/x?action=delete&id=1',
    '/x?action=deleteAll',
    '/x?_method=DELETE',
    '/x?delete=7',
    '/x?add-to-cart=12',
    '/shop/cart?remove_item=abc',
    '/comment/7/approve',
    '/rate/confirm?token=abc',
    '/vote/node/12/1',
    '/x?do=resend',
    '/wp-cron.php?doing_wp_cron',
    // Other spellings that servers read as the same.
    '/delete;jsessionid=1',
    '/item;v=1/delete;x=1/5',
    '/item%2Fdelete%2F5',
    '/item%5Cdelete%5C5',
    '/item/5/delete%00',
    '/item/5/%EF%BD%84elete',
    '/api/users/5:delete',
    '/delete,5',
    '/x?a=b;action=delete',
    '/x?op[]=delete&id=5',
    '/x?action[delete]=1',
    '/x?task=item.delete&id=5',
    '/x?cmd=del&id=5',
    '/x?a=delete&id=5',
    '/x?action=deleteuser&id=5',
    '/?wc-ajax=remove_from_cart',
    // Names of functions, not of pages.
    '/deleteUser?id=5',
    '/users/delete_user/5',
    '/user_delete.php?id=5',
    '/_delete_by_query',
    '/cron.php?cron_key=abc',
    '/message/mark_as_read/5',
    '/post/like/5',
  ]) {
    assert.ok(neverCall(at(`https://a.test${act}`)), act);
  }
});

test('ordinary pages with such words are called', () => {
  for (const page of [
    '/how-to-delete-cookies/',
    '/vote',
    '/elections/register-to-vote',
    '/node/12/voting-results',
    '/confirm',
    '/subscribe',
    '/news/council-to-clear-snow',
    '/download?file=report.pdf',
    '/files/report.pdf?download=1',
    '/node/7/webform-results/download',
    '/node/7/webform-results/table?results=1',
    '/admin/structure/webform/manage/contact/results/submissions',
    '/x?delete=0',
    '/search?q=how+to+delete',
    '/wp-admin/admin.php?page=CF7DBPluginSubmissions',
    '/planning/approved/12',
    '/remove-a-tree',
    '/clearance/7',
    '/archive/2022/11',
    '/node/7/close-road/12',
    '/search?keys=delete',
    '/results?term=delete',
    '/road-closures;v=2/7',
    '/news/2022:11:14',
    '/what_we_delete_and_why',
    '/undeleted_records/5',
    '/likely/5',
    '/forms/deleteriousEffects',
  ]) {
    assert.ok(!neverCall(at(`https://a.test${page}`)), page);
  }
});

test('long hostile addresses take no longer than their length', () => {
  for (const bad of [
    'a@'.repeat(50_000),
    '0'.repeat(100_000),
    '%25'.repeat(30_000),
    '('.repeat(100_000),
    'a-'.repeat(50_000),
    'a.'.repeat(50_000),
  ]) {
    const url = at(`https://a.test/${bad}?${bad}#${bad}`);
    personalParts(url);
    maskedAddress(url);
    fingerprintOf(url);
    neverCall(url);
  }
});
