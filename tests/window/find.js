// Where is what a person would call by this role and this name? Gives the middle of every one that can be seen, topmost
// dialog first. Run by WebDriver in the page: arguments are the role and the name, or a piece of it.
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

const selector = `[role~="${role}"]${implied[role] ? `, ${implied[role]}` : ''}${role === 'textbox' ? ', [role=searchbox], input[role=combobox]' : ''}`;
const found = [...document.querySelectorAll(selector)].filter((node) => {
  if (!roleMatches(node)) return false;
  // A checkbox or a radio button is often drawn by its label, and itself unseen.
  const drawn = ['checkbox', 'radio'].includes(role) && node.matches('input') ? (node.closest('label') ?? node) : node;
  if (!isSeen(drawn)) return false;
  return nameOf(node).toLowerCase().includes(wanted.toLowerCase());
});
return found.map((node) => {
  const drawn = ['checkbox', 'radio'].includes(role) && node.matches('input') ? (node.closest('label') ?? node) : node;
  drawn.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = drawn.getBoundingClientRect();
  return {
    name: nameOf(node),
    x: Math.round(box.left + box.width / 2),
    y: Math.round(box.top + box.height / 2),
    width: Math.round(box.width),
    height: Math.round(box.height),
    is_disabled: node.matches(':disabled, [aria-disabled=true]'),
    value: node.value ?? null,
  };
});
