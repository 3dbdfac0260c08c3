// How does a scene become SVG? One element per shape, nothing decided here: what is drawn stands in scene.ts.
// Positions of people and lines are written by stage.ts afterwards, so that a drag never passes through React.

import {
  BookOpen,
  BriefcaseBusiness,
  CarFront,
  Ear,
  Handshake,
  Lightbulb,
  type LucideIcon,
  Smile,
  Star,
} from 'lucide-react';
import { memo, useId } from 'react';
import { LINE_HEIGHT, NAME_GAP } from './attempt';
import type { Sector, Support } from './contract';
import type { Change } from './overlay';
import { badgePlaces, type DrawnPerson, type DrawnTie, type Scene } from './scene';
import { placed } from './stage';
import type { SociogramWords } from './words';

const ICONS: Record<Support, LucideIcon> = {
  listens: Ear,
  advice: Lightbulb,
  homework: BookOpen,
  rides: CarFront,
  fun: Smile,
  proud_of_me: Star,
  knows_jobs: BriefcaseBusiness,
  could_introduce: Handshake,
};

/** A sector is a colour and a shape: nobody has to tell colours apart. One letter each, written before the word. */
const MARKS: Record<Sector, string> = { home: '⌂', school: '■', peers: '●', community: '◆', work: '▲' };

/** The same icons for chips and lists. */
export function SupportIcon({ support, size = 16 }: { support: Support; size?: number }) {
  const Icon = ICONS[support];
  return <Icon size={size} strokeWidth={1.75} aria-hidden="true" />;
}

export const symbolOf = (support: Support): string => `kith-support-${support}`;

export const Symbols = memo(function Symbols() {
  return (
    <defs>
      {(Object.keys(ICONS) as Support[]).map((support) => {
        const Icon = ICONS[support];
        return (
          <symbol key={support} id={symbolOf(support)} viewBox="0 0 24 24">
            <Icon size={24} strokeWidth={2.2} />
          </symbol>
        );
      })}
    </defs>
  );
});

interface GroundProps {
  scene: Scene;
  words: SociogramWords;
  is_asking: boolean;
  is_empty: boolean;
}

/** Bands, wedges and their words: what lies still. `is_asking`: a place is being looked for, so every wedge says its name. */
export const MapGround = memo(function MapGround({ scene, words, is_asking, is_empty }: GroundProps) {
  const { ego } = scene;
  return (
    <g aria-hidden="true" className={is_asking ? 'kith-ground kith-ground-asking' : 'kith-ground'}>
      {scene.wedges.map(({ sector, path }) => (
        <path
          key={sector}
          d={path}
          className={`kith-wedge kith-of-${sector}${isEmpty(scene, sector) ? ' kith-nobody' : ''}`}
        />
      ))}
      {[2, 1, 0].map((ring) => (
        <path key={ring} d={scene.bands[ring]} className={`kith-band kith-band-${ring}`} fillRule="evenodd" />
      ))}
      {scene.wedges.map(({ sector, line }) => (
        <path key={sector} d={line} className="kith-hairline" />
      ))}
      {scene.rim.map((word) => (
        <RimLabel key={word.sector} word={word} is_asking={is_asking} text={13 * scene.arrangement.paper.text_scale} />
      ))}
      {is_empty && (
        <text className="kith-empty" x={ego.x} y={ego.y + ego.r + 34}>
          {words.empty}
        </text>
      )}
    </g>
  );
});

const isEmpty = (scene: Scene, sector: Sector): boolean =>
  scene.rim.some((word) => word.sector === sector && word.is_empty);

function RimLabel({ word, is_asking, text }: { word: Scene['rim'][number]; is_asking: boolean; text: number }) {
  // Two drawings stand on one page when maps are compared: an id of its own for each.
  const id = `${useId()}-${word.sector}`;
  if (word.is_empty && !is_asking) return null;
  return (
    <g className={`kith-rim kith-of-${word.sector}`} data-sector={word.sector}>
      <path id={id} d={word.path} fill="none" />
      <text fontSize={text} dy="0">
        <textPath href={`#${id}`} startOffset="50%" textAnchor="middle">
          <tspan className="kith-mark">{MARKS[word.sector]}</tspan> {word.text}
        </textPath>
      </text>
    </g>
  );
}

/** The words on the bands, above lines and below people. */
export const BandWordsDrawn = memo(function BandWordsDrawn({ scene, text }: { scene: Scene; text: number }) {
  return (
    <g aria-hidden="true" className="kith-band-words">
      {scene.band_words.map(({ x, y, text: word }) => (
        <text key={word} x={x} y={y} fontSize={text} dominantBaseline="central">
          {word}
        </text>
      ))}
    </g>
  );
});

export const TieDrawn = memo(function TieDrawn({ tie }: { tie: DrawnTie }) {
  const names = ['kith-tie', tie.is_lit && 'kith-lit', tie.is_new && 'kith-new'].filter(Boolean).join(' ');
  return (
    <path data-tie={tie.id} d={tie.path} className={names} opacity={tie.opacity === 1 ? undefined : tie.opacity} />
  );
});

/** Many lines that nothing sets apart, in one stroke: drawn and looked after as one, where six hundred would take a while. */
export const TiesDrawn = memo(function TiesDrawn({ ties }: { ties: readonly DrawnTie[] }) {
  return <path d={ties.map(({ path }) => path).join('')} className="kith-tie kith-all-ties" />;
});

export const isPlain = (tie: DrawnTie): boolean => !tie.is_lit && !tie.is_new && tie.opacity === 1;

export const EgoDrawn = memo(function EgoDrawn({ ego, name }: { ego: Scene['ego']; name: string }) {
  const high = ego.text * 1.12;
  return (
    <g className="kith-ego" role="img" aria-label={name} transform={`translate(${ego.x} ${ego.y})`}>
      <circle r={ego.r} />
      {ego.lines.map((line, i) => (
        <text key={line} fontSize={ego.text} y={(i - (ego.lines.length - 1) / 2) * high} dominantBaseline="central">
          {line}
        </text>
      ))}
    </g>
  );
});

interface PersonProps {
  person: DrawnPerson;
  badge: number;
  is_selected: boolean;
  /** What a reader hears as pressed: chosen, or painted while a chip is in hand. */
  is_pressed: boolean;
  is_tie_end: boolean;
  is_swept: boolean;
  is_gone: boolean;
  /** Whether anything may be shown around the disc: a hundred circles that nobody sees take a while to make. */
  has_halo: boolean;
  tab: 0 | -1;
  is_clone?: boolean;
}

/** Half of a tap target: whoever is drawn small can still be hit. */
const TARGET = 22;

export const PersonDrawn = memo(function PersonDrawn(props: PersonProps) {
  const { person, badge, is_selected, is_pressed, is_tie_end, is_swept, is_gone, has_halo, tab, is_clone } = props;
  const names = [
    'kith-person',
    person.sector ? `kith-of-${person.sector}` : 'kith-of-nobody',
    person.is_pale && 'kith-pale',
    person.is_potential && 'kith-potential',
    person.is_remembered && 'kith-remembered',
    person.is_painted && 'kith-painted',
    person.is_dim && 'kith-dim',
    person.change && `kith-change-${person.change}`,
    is_selected && 'kith-selected',
    is_tie_end && 'kith-tie-end',
    is_swept && 'kith-swept',
    is_gone && 'kith-lifted-from',
    is_clone && 'kith-lifted',
  ]
    .filter(Boolean)
    .join(' ');
  const { r, text } = person;
  const inner = Math.max(8, Math.min(17, r * 0.74));
  const own = is_clone
    ? ({ 'aria-hidden': true } as const)
    : ({
        role: 'button',
        tabIndex: tab,
        'aria-label': person.spoken,
        'aria-pressed': is_pressed,
        'data-person': person.id,
      } as const);
  return (
    <g
      className={names}
      transform={placed(person)}
      opacity={person.opacity === 1 ? undefined : person.opacity}
      {...own}
    >
      <circle className="kith-target" r={Math.max(TARGET, r)} />
      {has_halo && <circle className="kith-halo" r={r + 4.5} />}
      <circle className="kith-disc" r={r} />
      {r >= 7 && (
        <text className="kith-initials" fontSize={inner} dominantBaseline="central" aria-hidden="true">
          {person.initials}
        </text>
      )}
      <Badges person={person} badge={badge} />
      {person.change && MARKS_OF_CHANGE[person.change] && <ChangeMark person={person} change={person.change} />}
      {person.is_asked && <AskedMark r={r} />}
      {person.lines.map((line, i) => (
        <text
          key={i}
          className={person.has_note && i === person.lines.length - 1 ? 'kith-name kith-note' : 'kith-name'}
          fontSize={text}
          y={r + NAME_GAP + text * (0.92 + i * LINE_HEIGHT)}
          aria-hidden="true"
        >
          {line}
        </text>
      ))}
    </g>
  );
});

/** A shape for each change, in a box of ten around the middle; arrows point along the way to the ego. */
const MARKS_OF_CHANGE: Record<Change, string | null> = {
  kept: null,
  new: 'M-3.4 0H3.4M0 -3.4V3.4',
  met: 'M-3.2 0.2L-0.9 2.6L3.4 -2.4',
  moved_in: 'M-3.4 0H3.4M0.4 -3L3.4 0L0.4 3',
  moved_out: 'M3.4 0H-3.4M-0.4 -3L-3.4 0L-0.4 3',
  moved_across: 'M0 -3.6V3.6M-2.4 -1.4L0 -3.8L2.4 -1.4M-2.4 1.4L0 3.8L2.4 1.4',
  not_today: 'M-3 0H-2.9M0 0H0.1M3 0H3.1',
  gone: 'M-3.4 0H3.4',
};
/** Those that have a direction. */
const TURNS: readonly Change[] = ['moved_in', 'moved_out', 'moved_across'];

/** Below at the right, where neither badges nor the name are. */
const markPlace = (r: number): { x: number; y: number; r: number } => ({
  x: r * 0.84,
  y: r * 0.5,
  r: Math.max(5, Math.min(7.5, r * 0.34)),
});

function ChangeMark({ person, change }: { person: DrawnPerson; change: Change }) {
  const { x, y, r } = markPlace(person.r);
  const turn = TURNS.includes(change) ? person.toward : 0;
  return (
    <g className="kith-change-mark" transform={`translate(${x} ${y})`} aria-hidden="true">
      <circle r={r} />
      <path d={MARKS_OF_CHANGE[change] ?? ''} transform={`rotate(${turn}) scale(${r / 7})`} />
    </g>
  );
}

/** Two answers wait: said by a shape at the left edge, quietly. */
function AskedMark({ r: disc }: { r: number }) {
  const { x, y, r } = markPlace(disc);
  return (
    <g className="kith-asked-mark" transform={`translate(${-x} ${y})`} aria-hidden="true">
      <circle r={r} />
      <path d="M-2.6 -1.5H2.6M-2.6 1.5H2.6M1.8 -3.6L-1.8 3.6" transform={`scale(${r / 7})`} />
    </g>
  );
}

function Badges({ person, badge }: { person: DrawnPerson; badge: number }) {
  if (badge === 0 || person.badges.length === 0) return null;
  const isIcon = badge > 4;
  const places = badgePlaces(person.r, badge, person.badges.length + (person.more > 0 && isIcon ? 1 : 0));
  return (
    <g className="kith-badges" aria-hidden="true">
      {person.badges.map((support, i) => (
        <g key={support} transform={`translate(${places[i].x} ${places[i].y})`}>
          <circle r={badge} />
          {isIcon && (
            <use
              href={`#${symbolOf(support)}`}
              x={-badge * 0.72}
              y={-badge * 0.72}
              width={badge * 1.44}
              height={badge * 1.44}
            />
          )}
        </g>
      ))}
      {person.more > 0 && isIcon && (
        <g transform={`translate(${places[person.badges.length].x} ${places[person.badges.length].y})`}>
          <circle r={badge} />
          <text fontSize={badge * 1.25} dominantBaseline="central">{`+${person.more}`}</text>
        </g>
      )}
    </g>
  );
}
