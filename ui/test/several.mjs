// How are many screens looked at without waiting for each? A few at once: most of the time a page is waited for.

/** Does it for each, so many at once; in the order in which they stand. */
export async function severalAtOnce(items, atOnce, look) {
  const waiting = [...items];
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await look(next);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
