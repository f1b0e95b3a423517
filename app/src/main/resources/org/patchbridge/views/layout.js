// @ts-check

/**
 * Places for the nodes of a graph: edges pull, nodes push, the same every time.
 * @param {number} count of nodes
 * @param {{from: number, to: number}[]} edges
 * @param {number} [rounds]
 * @returns {[number, number][]} about the middle, a few units across
 */
export function layoutGraph(count, edges, rounds = 400) {
  /** @type {[number, number][]} */
  const places = Array.from({ length: count }, (_, index) => {
    const radius = Math.sqrt(index + 0.5) * 0.8;
    return [radius * Math.cos(index * 2.39996), radius * Math.sin(index * 2.39996)];
  });
  for (let round = 0; round < rounds; round += 1) {
    const heat = 0.5 * (1 - round / rounds) ** 1.5 + 0.002;
    /** @type {[number, number][]} */
    const forces = places.map(([x, y]) => [-x * 0.012, -y * 0.012]);
    pushApart(places, forces);
    for (const { from, to } of edges) {
      const dx = places[to][0] - places[from][0];
      const dy = places[to][1] - places[from][1];
      forces[from][0] += dx * 0.6;
      forces[from][1] += dy * 0.6;
      forces[to][0] -= dx * 0.6;
      forces[to][1] -= dy * 0.6;
    }
    places.forEach((place, index) => {
      const [fx, fy] = forces[index];
      const length = Math.hypot(fx, fy) || 1;
      const step = Math.min(length, heat * 4) / length;
      place[0] += fx * step * 0.5;
      place[1] += fy * step * 0.5;
    });
  }
  return places;
}

/**
 * @param {[number, number][]} places
 * @param {[number, number][]} forces
 */
function pushApart(places, forces) {
  for (let one = 0; one < places.length; one += 1) {
    for (let other = one + 1; other < places.length; other += 1) {
      const dx = places[one][0] - places[other][0];
      const dy = places[one][1] - places[other][1];
      const near = dx * dx + dy * dy + 0.01;
      const push = 1.6 / near;
      forces[one][0] += dx * push;
      forces[one][1] += dy * push;
      forces[other][0] -= dx * push;
      forces[other][1] -= dy * push;
    }
  }
}
