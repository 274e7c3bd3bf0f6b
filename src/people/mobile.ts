// Where a country keeps mobiles apart, a mobile number is more often somebody's own than a desk's.

/** National prefixes of mobiles behind the country's code. */
const international =
  /^(?:44|353)[78]\d{8,9}$|^49(?:15|16|17)\d{7,9}$|^33[67]\d{8}$|^34[67]\d{8}$|^393\d{8,9}$|^316\d{8}$|^324\d{8}$|^48[5-8]\d{8}$|^467\d{8}$|^3519\d{8}$|^417[5-9]\d{7}$|^436\d{8,11}$|^3584\d{7,9}$|^3585\d{6,9}$|^47[49]\d{7}$|^420[67]\d{8}$|^4219\d{8}$|^36[237]0\d{7}$|^407\d{8}$|^306\d{9}$|^81[789]0\d{8}$|^8210\d{8}$|^79\d{9}$|^380[3-9]\d{8}$|^905\d{9}$/u;
/** The same behind a trunk 0, or without one. */
const national =
  /^0?7\d{9}$|^01(?:5[12579]|6[023]|7\d)\d{8,9}$|^0[67]\d{8}$|^07\d{8}$|^[67]\d{8}$|^3[1-9]\d{7,8}$|^04\d{8}$|^06\d{9,11}$|^0[79]0\d{8}$|^010\d{8}$|^05\d{9}$/u;

/** Whether a number is a mobile's, as far as its digits tell in the countries of Europe, Japan and Korea. */
export function isMobile(cell: string): boolean {
  const digits = cell.replace(/\(0\)|\D/gu, '');
  const isAbroad = /^\s*(?:\+|00)/u.test(cell);
  // Spreadsheets take the plus in front of a number away.
  return international.test(digits.replace(/^00/u, '')) || (!isAbroad && national.test(digits));
}
