// Where is what a person would call by this role and this name? Gives the middle of every one that can be seen and
// reached. Run by WebDriver in the page: arguments are the role and the name, or a piece of it.
const [role, wanted] = arguments;

const implied = {
  button: 'button, summary, input[type=submit], input[type=button]',
  link: 'a[href]',
  textbox: 'input:not([type]), input[type=text], input[type=search], input[type=password], input[type=email], textarea',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  slider: 'input[type=range]',
  heading: 'h1, h2, h3, h4, h5, h6',
  combobox: 'select',
  option: 'option',
  row: 'tr',
};
const roleMatches = (node) =>
  (node.getAttribute('role') ?? '').split(' ').includes(role) ||
  (!node.hasAttribute('role') && implied[role] && node.matches(implied[role])) ||
  (role === 'textbox' && node.getAttribute('role') === 'searchbox') ||
  (role === 'textbox' && node.getAttribute('role') === 'combobox' && node.matches('input'));
const isSeen = (node) => {
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && !node.closest('[aria-hidden=true], [inert]');
};

// A checkbox or a radio button is often drawn by its label, and itself unseen.
const drawnOf = (node) => (['checkbox', 'radio'].includes(role) && node.matches('input') ? (node.closest('label') ?? node) : node);
const middleOf = (node) => {
  const box = node.getBoundingClientRect();
  return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
};
// What lies under something else cannot be clicked, by a person neither.
const isOnTop = (node) => {
  const top = document.elementFromPoint(...middleOf(node));
  return top !== null && (node.contains(top) || top.contains(node));
};

const more = role === 'textbox' ? ', [role=searchbox], input[role=combobox]' : '';
const selector = `[role~="${role}"]${implied[role] ? `, ${implied[role]}` : ''}${more}`;
const found = [...document.querySelectorAll(selector)].filter(
  (node) => roleMatches(node) && isSeen(drawnOf(node)) && nameOf(node).toLowerCase().includes(wanted.toLowerCase()),
);
for (const node of found) drawnOf(node).scrollIntoView({ block: 'nearest', inline: 'nearest' });
return found
  .filter((node) => isOnTop(drawnOf(node)))
  .map((node) => {
    const [x, y] = middleOf(drawnOf(node));
    return { name: nameOf(node), x, y, is_disabled: node.matches(':disabled, [aria-disabled=true]') };
  });
