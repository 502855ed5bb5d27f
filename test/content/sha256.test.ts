import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/content/sha256.ts';
import { utf8Bytes } from '../../src/content/utf8-bytes.ts';

describe('sha256Hex', () => {
  // FIPS 180-4, and the vectors that NIST publishes with it.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('a known vector (%#)', (text, hash) => {
    expect(sha256Hex(text)).toBe(hash);
  });

  test('property: it agrees with Node’s own, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });
});

describe('utf8Bytes', () => {
  test('each length at its borders', () => {
    const text = '\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}';
    expect(Buffer.from(utf8Bytes(text)).equals(Buffer.from(text, 'utf8'))).toBe(true);
  });

  test.each(['\ud800', '\udfff', 'a\ud800b', '\udc00\ud800', 'x\ud83d'])('half of a pair is refused: %j', (text) => {
    expect(() => utf8Bytes(text)).toThrow(TypeError);
  });
});
