// Looks for a number that, behind the sum of a page, has a digest beginning with enough zeros. SHA-256, one block a try.
const primes = [];
for (let number = 2; primes.length < 64; number += 1) {
  if (primes.every((prime) => number % prime)) primes.push(number);
}
const fraction = (number) => ((number - Math.floor(number)) * 2 ** 32) | 0;
const ROUND = primes.map((prime) => fraction(Math.cbrt(prime)));
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const words = new Int32Array(64);
const turn = (word, by) => (word >>> by) | (word << (32 - by));

function mixed(state, bytes, from) {
  for (let place = 0; place < 16; place += 1) {
    const at = from + place * 4;
    words[place] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let place = 16; place < 64; place += 1) {
    const low = words[place - 15];
    const high = words[place - 2];
    const lows = turn(low, 7) ^ turn(low, 18) ^ (low >>> 3);
    const highs = turn(high, 17) ^ turn(high, 19) ^ (high >>> 10);
    words[place] = (words[place - 16] + lows + words[place - 7] + highs) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3];
  let e = state[4], f = state[5], g = state[6], h = state[7];
  for (let place = 0; place < 64; place += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[place] + words[place]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let place = 0; place < 8; place += 1) added[place] = (added[place] + state[place]) | 0;
  return added;
}

function solved(said, zeros) {
  const letters = new TextEncoder();
  const fixed = letters.encode(`${said}:`);
  const whole = fixed.length - (fixed.length % 64);
  let before = START;
  for (let from = 0; from < whole; from += 64) before = mixed(before, fixed, from);
  const block = new Uint8Array(64);
  const most = 2 ** (32 - zeros);
  for (let number = 0; ; number += 1) {
    const digits = letters.encode(String(number));
    const length = fixed.length - whole + digits.length;
    block.fill(0);
    block.set(fixed.subarray(whole));
    block.set(digits, fixed.length - whole);
    block[length] = 0x80;
    new DataView(block.buffer).setUint32(60, (whole + length) * 8);
    if (mixed(before, block, 0)[0] >>> 0 < most) return String(number);
  }
}

addEventListener("message", ({ data }) => postMessage(solved(data.said, data.zeros)));
