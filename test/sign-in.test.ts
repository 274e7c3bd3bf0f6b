import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSignIn } from '../src/addresses/sign-in.ts';

test('places to sign in are known by their host or by a whole part of their path', () => {
  for (const address of [
    'https://login.microsoftonline.com/common/oauth2/authorize',
    'https://accounts.google.com/v3/x',
    'https://example.b2clogin.com/example/x',
    'https://signin.account.gov.uk/enter-email',
    'https://sso.a.test/',
    'https://adfs2.a.test/x',
    'https://www.a.test/user/login?destination=node/7',
    'https://www.a.test/cy/user/login',
    'https://www.a.test/wp-login.php?redirect_to=x',
    'https://www.a.test/Account/Login.aspx',
    'https://www.a.test/_layouts/15/Authenticate.aspx',
    'https://www.a.test/Shibboleth.sso/Login',
    'https://www.a.test/sign-in',
    'https://github.com/login?return_to=x',
  ]) {
    assert.ok(isSignIn(new URL(address)), address);
  }
});

test('other places are not, whatever their names resemble', () => {
  for (const address of [
    'https://www.a.test/',
    'https://www.a.test/how-to-log-in',
    'https://www.a.test/authors/sso-guide',
    'https://id.a.test/',
    'https://loginhelp.a.test/',
    'https://blogin.a.test/catalogin/',
    'https://github.com/a/b',
    'https://www.a.test/x?next=/user/login',
  ]) {
    assert.ok(!isSignIn(new URL(address)), address);
  }
});
