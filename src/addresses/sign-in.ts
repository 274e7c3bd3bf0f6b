// Hosts and paths that exist for signing in. A redirect there says: strangers are refused.

const hosts =
  /^(?:accounts\.google\.com|login\.(?:microsoftonline|microsoft|windows|live|salesforce|yahoo)\.(?:com|net|us)|sts\.windows\.net|appleid\.apple\.com|(?:signin|oidc)\.(?:integration\.)?account\.gov\.uk|[\w.-]{1,200}\.(?:b2clogin|ciamlogin|okta|okta-emea|oktapreview|auth0|onelogin|pingone|pingidentity|duosecurity|jumpcloud|cloudflareaccess|amazoncognito)\.com|[\w.-]{1,200}\.pingone\.eu|(?:login|logon|signin|sign-in|sso|idp|adfs|sts|auth|oauth|saml)\d?\.[\w.-]{3,200})$/iu;

const paths =
  /(?:\/|^)(?:user\/login|users\/sign_in|log[-_]?in|log[-_]?on|sign[-_]?in|wp-login|servicelogin|account\/login|oauth2?|openid|saml2?|shibboleth\.sso|adfs|cas\/login|sso|auth|idp|_layouts\/15\/authenticate|_forms\/default|\.auth\/login)(?=\/|\.|$)/iu;

/** Whether an address leads to a place to sign in, by its host or by a whole part of its path. */
export function isSignIn(url: URL): boolean {
  return hosts.test(url.hostname) || paths.test(url.pathname);
}
