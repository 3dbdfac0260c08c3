// What is this called? The name that a screen reader says of an element. Stands before the scripts that look for one.
const textOf = (node) => (node ? (node.innerText ?? node.textContent ?? '').replace(/\s+/g, ' ').trim() : '');
const nameOf = (node) => {
  const by = node.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map((id) => textOf(document.getElementById(id))).join(' ').trim();
  const label = node.getAttribute('aria-label');
  if (label) return label.trim();
  if (node.labels && node.labels.length > 0) return [...node.labels].map(textOf).join(' ').trim();
  return textOf(node) || node.getAttribute('placeholder') || node.getAttribute('title') || '';
};
