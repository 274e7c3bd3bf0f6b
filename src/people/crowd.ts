/** Counts distinct strings without keeping any of them. */
export type Crowd = {
  /** True when this one had not been seen before. */
  readonly add: (...parts: readonly string[]) => boolean;
  /** Distinct strings seen; a lower bound once the crowd is full. */
  readonly size: () => number;
};

const maxSlots = 1 << 22;
const firstSlots = 1 << 6;

/**
 * FNV-1a over letters and digits only, case folded, so that `Ann-Marie  O'Neil` and `ANN MARIE ONEIL` are one person.
 * 32 bits mistake about one in 8,000 of a million people for somebody else.
 */
export function hashOf(parts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ 31, 0x01000193);
    for (let index = 0; index < part.length; index += 1) {
      let code = part.charCodeAt(index);
      if (code >= 65 && code <= 90) code += 32;
      else if (code >= 128) code = (part[index] ?? '').toLowerCase().charCodeAt(0);
      else if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 64)) continue;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash >>> 0 || 1;
}

/** An open-addressed table of hashes that doubles as it fills: 16 MB for two million people, and never more. */
export function openCrowd(): Crowd {
  let slots = new Uint32Array(firstSlots);
  let size = 0;
  const place = (table: Uint32Array, hash: number): boolean => {
    const last = table.length - 1;
    for (let at = hash & last; ; at = (at + 1) & last) {
      const there = table[at];
      if (there === hash) return false;
      if (there !== 0) continue;
      table[at] = hash;
      return true;
    }
  };
  const grow = (): void => {
    const wider = new Uint32Array(slots.length * 2);
    for (const hash of slots) if (hash !== 0) place(wider, hash);
    slots = wider;
  };
  return {
    add: (...parts) => {
      if (size * 2 >= slots.length) {
        if (slots.length >= maxSlots) return false;
        grow();
      }
      const fresh = place(slots, hashOf(parts));
      if (fresh) size += 1;
      return fresh;
    },
    size: () => size,
  };
}
