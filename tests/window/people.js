// Who is on the map and who waits below it? What a screen reader says of each, and the middle of the disc.
return [...document.querySelectorAll('.kith-sociogram [data-person]')].map((person) => {
  const box = person.querySelector('.kith-disc').getBoundingClientRect();
  return { spoken: person.getAttribute('aria-label'), x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) };
});
