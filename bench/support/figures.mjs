// How benches speak: `name value unit`, and the number each defends.

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values) => percentile(values, 0.5);

export function print(name, value, unit, defends = '') {
  const number = Number.isInteger(value) ? value : value.toPrecision(4);
  console.log(`${name} ${number} ${unit}${defends ? `   (defends: ${defends})` : ''}`);
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
