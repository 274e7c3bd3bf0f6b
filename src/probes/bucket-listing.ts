import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { documentEnding } from '../platforms/listing.ts';
import { addressesIn } from '../platforms/named-addresses.ts';
import { isTempting, namesTrove } from '../platforms/tempting.ts';

const id = 'bucket-listing';
const maxBuckets = 10;
const maxKeys = 200;

type Bucket = { readonly root: URL; readonly query: string };

const amazon = '?list-type=2&max-keys=1000';
// Where each provider puts the bucket's name: in the host, or as the first part of the path.
const inHost =
  /^[a-z0-9][a-z0-9.-]{1,62}\.(?:s3[.-][a-z0-9-]{2,30}\.amazonaws\.com|s3\.amazonaws\.com|[a-z0-9-]{2,20}\.digitaloceanspaces\.com|storage\.googleapis\.com|[a-z0-9-]{2,40}\.linodeobjects\.com|[a-z0-9-]{2,40}\.r2\.dev)$/u;
const inPath =
  /^(?:s3[.-][a-z0-9-]{2,30}\.amazonaws\.com|s3\.amazonaws\.com|storage\.googleapis\.com|[a-z0-9-]{2,20}\.digitaloceanspaces\.com)$/u;

function bucketOf(url: URL): Bucket | undefined {
  const first = url.pathname.split('/')[1] ?? '';
  if (inHost.test(url.hostname)) return { root: new URL('/', url), query: amazon };
  if (inPath.test(url.hostname) && first !== '') return { root: new URL(`/${first}/`, url), query: amazon };
  if (/^[a-z0-9]{3,24}\.blob\.core\.windows\.net$/u.test(url.hostname) && first !== '')
    return { root: new URL(`/${first}`, url), query: azure };
  return undefined;
}

const azure = '?restype=container&comp=list&maxresults=1000';

/**
 * A file that a store served under the organisation's own host, by the store's headers: the bucket is then the host itself
 * or the first part of the path; a container of Azure's the first, or the second where the account stands in front.
 */
function bucketsBehind({ url, headers }: Page): readonly Bucket[] {
  const folders = url.pathname.split('/').slice(1, -1);
  const under = (depth: number): string => `/${folders.slice(0, depth).join('/')}`;
  if ('x-ms-blob-type' in headers || /^Windows-Azure-Blob/u.test(headers.server ?? ''))
    return [1, 2].filter((depth) => depth <= folders.length).map((depth) => ({ root: new URL(under(depth), url), query: azure }));
  if (!('x-amz-request-id' in headers) && !('x-goog-stored-content-length' in headers)) return [];
  return [0, 1]
    .filter((depth) => depth <= folders.length)
    .map((depth) => ({ root: new URL(depth === 0 ? '/' : `${under(depth)}/`, url), query: amazon }));
}

const isListing = (page: Page): boolean =>
  /<(?:ListBucketResult|EnumerationResults)[\s>]/u.test(page.document.text.slice(0, 2_000));

const unescaped = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'");

const keysOf = (page: Page): readonly string[] =>
  [...page.document.text.matchAll(/<(?:Key|Name)>([^<]{1,1000})<\/(?:Key|Name)>/gu)]
    .map((match) => unescaped(match[1] ?? ''))
    .slice(0, maxKeys * 5);

function leads(page: Page): readonly Lead[] {
  if (isListing(page)) {
    const root = new URL(page.url.pathname.endsWith('/') ? page.url.pathname : `${page.url.pathname}/`, page.url);
    const worth = keysOf(page).filter((key) => documentEnding.test(key));
    return worth
      .toSorted((one, other) => Number(isTempting(other)) - Number(isTempting(one)))
      .slice(0, maxKeys)
      .flatMap((key) => {
        const path = `./${key.split('/').map(encodeURIComponent).join('/')}`;
        return leadsTo(id, root, {
          cause: causeOf(id, root, root.pathname),
          asked: [{ path, control: `./${nonsense}`, rank: isTempting(key) ? 0 : 2 }],
        });
      });
  }
  const buckets = addressesIn(page)
    .map(bucketOf)
    .filter((bucket) => bucket !== undefined);
  return [...new Map([...bucketsBehind(page), ...buckets].map((bucket) => [bucket.root.href, bucket])).values()]
    .slice(0, maxBuckets)
    .flatMap(({ root, query }) =>
      leadsTo(id, root, { cause: causeOf(id, root, root.pathname), asked: [{ path: `${root.href}${query}`, rank: 2 }] }),
    );
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const root = bucketOf(page.url)?.root ?? new URL(page.url.pathname, page.url);
  const cause = causeOf(id, root, root.pathname);
  if (!isListing(page)) {
    const refused =
      /<Error>[\s\S]{0,200}?<Code>(?:AccessDenied|PublicAccessNotPermitted|AuthenticationFailed|AllAccessDisabled)<\/Code>/u.test(
        page.document.text.slice(0, 2_000),
      );
    return refused ? { shows: 'refusal', marker: 'the storage says AccessDenied', rows: undefined, cause } : undefined;
  }
  const keys = keysOf(page);
  const isTrove = keys.some((key) => namesTrove(key.split('/').at(-1) ?? key) || key.split('/').slice(0, -1).some(namesTrove));
  return { shows: isTrove ? 'door' : 'note', marker: 'a storage bucket lists its files to anyone', rows: keys.length, cause };
}

export default {
  title: 'Storage bucket anyone can list',
  severity: 'high',
  remediation: [
    'Amazon S3: bucket > Permissions > Block public access (on), and remove s3:ListBucket for Principal "*" from the bucket policy.',
    'Google Cloud Storage: bucket > Permissions, remove allUsers and allAuthenticatedUsers; enforce public access prevention.',
    'Azure: storage account > Containers > Change access level > Private; set “Allow Blob anonymous access” to disabled.',
    'Serve public files from a bucket of their own, and give private ones short-lived signed addresses.',
    'Ask for the bucket’s root and for one file again without signing in.',
  ],
  source: 'Amazon S3 ListObjectsV2; Google Cloud Storage XML API; Azure Blob Storage List Blobs',
  hints: [
    'listbucketresult',
    'enumerationresults',
    'amazonaws.com',
    'storage.googleapis.com',
    'blob.core.windows.net',
    'digitaloceanspaces.com',
    'linodeobjects.com',
    'r2.dev',
    '<error>',
    'x-ms-blob-type',
    'x-amz-request-id',
    'x-goog-stored-content-length',
  ],
  leads,
  recognise,
} satisfies Probe;
