// Where is the keyboard? What a screen reader says of the element that has the focus; nothing where the page itself has it.
const node = document.activeElement;
return node && node !== document.body ? nameOf(node) : '';
