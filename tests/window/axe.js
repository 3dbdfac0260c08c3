// What keeps somebody out of this screen? What axe calls serious or critical, run by WebDriver after axe itself.
// On the map the drawn name may be shortened and stands under initials; axe takes both for words that the spoken name lacks.
// There the rule is ours: what is drawn, without the mark of shortening, must begin the name that is said.
const done = arguments[arguments.length - 1];

const OF_THE_MAP = 'label-content-name-mismatch';
const isPerson = (target) => document.querySelector(target.at(-1))?.closest('[data-person]') != null;
const graveOf = ({ id, impact, help, nodes }) => {
  if (impact !== 'serious' && impact !== 'critical') return [];
  const left = nodes.filter(({ target }) => !(id === OF_THE_MAP && isPerson(target)));
  return left.length === 0 ? [] : [{ id, help, nodes: left.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`) }];
};
const misnamed = [...document.querySelectorAll('[data-person]')].filter((person) => {
  const drawn = [...person.querySelectorAll('.kith-name:not(.kith-note)')].map((line) => line.textContent).join(' ');
  const shown = drawn.replace(/[….]+$/, '').trim();
  return !person.getAttribute('aria-label').startsWith(shown);
});

axe.run(document, { resultTypes: ['violations'] }).then(
  ({ violations }) => {
    const found = violations.flatMap(graveOf);
    if (misnamed.length > 0) {
      const nodes = misnamed.map((person) => person.outerHTML.slice(0, 200));
      found.push({ id: 'person-name', help: 'What is drawn begins the name that is said', nodes });
    }
    done(found);
  },
  (why) => done([{ id: 'axe', help: String(why), nodes: [] }]),
);
