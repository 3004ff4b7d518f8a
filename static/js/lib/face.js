// Initials and colour of a person without a picture, as src/pages/face.cpp makes them: the same face on the card and in the list.

const tones = 6;
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

export function initials(name) {
  const letters = name
    .split(" ")
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => [...word][0].toUpperCase());
  if (letters.length === 0) return "#";
  return letters.length === 1 ? letters[0] : letters[0] + letters.at(-1);
}

/// 0 to 5: the sum of the id's sixteen bytes, so that a face keeps its colour.
export function tone(id) {
  let bits = 0n;
  for (const character of id.toLowerCase()) bits = (bits << 5n) | BigInt(Math.max(0, alphabet.indexOf(character)));
  let sum = 0;
  for (let byte = 0; byte < 16; byte++) sum += Number((bits >> BigInt(8 * byte)) & 0xffn);
  return sum % tones;
}
