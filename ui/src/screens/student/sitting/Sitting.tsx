// The sitting: a counselor and a student before one map. It has the whole window and shows nobody else. It holds what is
// selected and which mode is on; everything told is on the map, and every gesture is committed before the next.

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  type Ask,
  type AskEdit,
  type AskState,
  type Edit,
  type GoalEdit,
  kith,
  type MapEdit,
  type MapView,
  type MetVisitor,
  type ScreenNow,
  type Scope,
  type Support,
  useLive,
  useWaits,
  uuidv7,
} from '../../../ipc';
import { alterOf, confirmAll, remove, toggleWanted } from '../../../sociogram/intents';
import { ListView } from '../../../sociogram/ListView';
import { Sociogram, type SociogramHandle } from '../../../sociogram/Sociogram';
import { useSociogram } from '../../../sociogram/useSociogram';
import { Banner } from '../../../widgets/Banner';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { exactly, today } from '../../../words/dates';
import { wordsFor } from '../../../words/failure';
import { isStill } from '../motion';
import { sociogramWords } from '../sociogramWords';
import { TakeAway } from '../TakeAway';
import { isLetter, useKeys } from '../useKeys';
import { measuresBar } from './bar';
import { Chips } from './Chips';
import { Coach } from './Coach';
import { useDeciding, useGoing } from './cover';
import { isBeingKept, useDecides } from './deciding';
import { earlierWords } from './EarlierSteps';
import { Ends } from './Ends';
import { Finish, Forget, Keeping } from './Finish';
import { ForWhat, hasForWhat } from './ForWhat';
import { HelpChips, MOST_HELP } from './HelpChips';
import { helpersOf, litBy } from './helpers';
import { Inspector } from './Inspector';
import { Keys } from './Keys';
import { Light } from './Light';
import { NameEntry, type NameEntryHandle } from './NameEntry';
import { toggleScreen, useLitUp, useScreenSaid } from './otherScreen';
import { Prompt, type Said } from './Prompt';
import { Readout } from './Readout';
import { afterShown, calledAs } from './shown';
import { after, Forgotten, type Question, Thinking } from './Thinking';
import { Tools } from './Tools';
import { usePanes } from './usePanes';
import { useWriting } from './useWriting';

interface Props {
  wave: string;
  student: string;
  /** What the student is called in the room; null while their file is being read. */
  name: string | null;
  onClose: () => void;
  /** It lies ready behind the cards: nothing of it is seen, said or reached. */
  isBehind?: boolean;
  /** Of a draft, which opens in a sitting alone: the seconds so far, what covers it, and that the student has chosen. */
  soFar?: number;
  onCover?: () => void;
  onSafety?: () => void;
  screen?: ScreenNow;
  onDecided?: () => void;
}

export function Sitting({ wave, student, name, ...rest }: Props) {
  const scopes: readonly Scope[] = [
    { of: 'draft', id: wave },
    { of: 'student', id: student },
  ];
  const { data: map, error } = useLive(['ego_network', wave], () => kith.egoNetwork(wave), scopes);
  // What was read last stays while a map that was just decided about is being closed.
  if (map) return <Table map={map} name={name ?? map.ego_name} scopes={scopes} {...rest} />;
  if (rest.isBehind) return null;
  if (!error) return <p className="sitting-loading">{t('loading')}</p>;
  return (
    <div className="page">
      <Banner tone="wrong">{wordsFor(error)}</Banner>
      <div className="room-actions">
        <Button onPress={rest.onClose}>{t('do-back')}</Button>
      </div>
    </div>
  );
}

/** Whom an edit of the name field is about. */
const peopleIn = (edit: MapEdit): readonly string[] =>
  edit.edit === 'confirm_alters' ? edit.alters : 'alter' in edit ? [edit.alter] : [];

type Asking = 'finish' | 'forget' | 'keys' | 'take' | null;

interface TableProps extends Omit<Props, 'wave' | 'student'> {
  map: MapView;
  name: string;
  scopes: readonly Scope[];
}

/** What lies before the two: the map, the names, the chips, the tools. */
function Table({
  map,
  name,
  scopes,
  onClose,
  isBehind = false,
  soFar = 0,
  onDecided = onClose,
  screen = 'closed',
  ...props
}: TableProps) {
  const { onCover, onSafety } = props;
  const { network, shown } = map;
  const wave = map.wave.id;
  const isDraft = map.wave.is_draft;
  const scope: Scope = isDraft ? { of: 'draft', id: wave } : { of: 'student', id: network.student };
  const [said, setSaid] = useState<Said>({ words: '', at: 0 });
  const tell = useCallback((words: string) => setSaid((last) => ({ words, at: last.at + 1 })), []);
  const [asking, setAsking] = useState<Asking>(() => (isBeingKept(wave) ? 'finish' : null));
  const [deciding, setDeciding] = useDeciding(wave);
  const [isList, setList] = useState(false);
  const [isLight, setLight] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const [isForgotten, setForgotten] = useState(false);
  // A kept map is looked at; correcting it is asked for, so that no stray hand rewrites what was.
  const [isCorrecting, setCorrecting] = useState(false);
  const isEditable = isDraft || isCorrecting;
  // Asked once: nobody logs a visit while a student sits here, and a gesture waits for nothing.
  const asked = useLive(['met_visitors', wave], () => kith.metVisitors(wave), [{ of: 'district' }], {
    // Not behind the cards: there the shell says nothing of whom they met.
    enabled: isDraft && !isBehind,
  });
  const linked = new Set(network.alters.flatMap((one) => (one.link?.of === 'visitor' ? [one.link.id] : [])));
  const met = (asked.data ?? []).filter((one) => !linked.has(one.visitor));
  const writing = useWriting(network, scope, shown, tell);
  const { view, setView, select, leave, lookAt, arrange, paint, tell: tellOf, connect } = useSociogram();
  const root = useRef<HTMLDivElement>(null);
  const goToPane = usePanes(root);
  const drawing = useRef<SociogramHandle>(null);
  const entry = useRef<HTMLInputElement>(null);
  const names = useRef<NameEntryHandle>(null);
  const [unsaid, setUnsaid] = useState('');
  const selected = alterOf(network, view.selected);
  const painting: Support | null = view.mode.as === 'paint' ? view.mode.support : null;
  const onEdits = (edits: readonly MapEdit[], called?: ReadonlyMap<string, string>) =>
    edits.length > 0 ? writing.onMap(edits, called) : Promise.resolve(false);
  const choosing = (edit: Edit, answer: string) =>
    void writing.write([edit]).then((isTaken) => isTaken && tell(t('conflict-chosen', { answer })));

  // A sitting begins with a name.
  useEffect(() => {
    if (isEditable && !isBehind) entry.current?.focus();
  }, [isEditable, isBehind]);

  const choose = (support: Support | null) => {
    if (support === null) {
      arrange();
      return;
    }
    paint(support);
    if (!network.supports_asked.includes(support)) void onEdits([{ edit: 'ask_support', support }]);
  };
  const help = map.goal.help;
  const lit = useMemo(() => (isLight && help.length > 0 ? litBy(network, help) : null), [isLight, network, help]);
  useEffect(() => {
    useLitUp.setState({ isLit: isLight });
    return () => useLitUp.setState({ isLit: false });
  }, [isLight]);
  /** What the map is for, and the steps, are said once they were taken, as gestures are. */
  const sayOnce = (edit: Edit, words: string) =>
    writing.write([edit]).then((isTaken) => {
      if (isTaken) tell(words);
      return isTaken;
    });
  const show = () => {
    const next = afterShown(shown);
    void sayOnce({ on: 'show', do: { wave, shown: next } }, t(`sitting-shown-now-${next}`));
  };
  const onGoal = (edit: GoalEdit, words: string) => sayOnce({ on: 'goal', do: { wave, edit } }, words);
  const onAsk = (edit: AskEdit, words: string) => sayOnce({ on: 'ask', do: { wave, edit } }, words);
  /** It is written to the map on which it was agreed. */
  const onEarlier = (ask: Ask, to: AskState) =>
    void sayOnce(
      { on: 'ask', do: { wave: ask.wave, edit: { edit: 'move_ask', ask: ask.id, to, on: today() } } },
      t('sitting-before-said', { step: earlierWords(ask), state: t(`sitting-step-state-${to}`) }),
    );
  const chooseHelp = (support: Support, isOn: boolean) => {
    if (isOn && help.length >= MOST_HELP) {
      tell(t('sitting-light-full'));
      return;
    }
    if (painting) arrange();
    const helpers = helpersOf(network, support).length;
    const isAsked = network.supports_asked.includes(support) || helpers > 0;
    const named = { support: t(`support-${support}`), people: helpers };
    const onWords = isAsked ? t('sitting-light-said', named) : t('sitting-light-said-not-asked', named);
    void onGoal({ edit: 'choose_help', support, is_chosen: isOn }, isOn ? onWords : t('sitting-light-off', named));
  };
  const addWanted = async (label: string) => {
    const alter = uuidv7();
    const isTaken = await onEdits([{ edit: 'want_to_meet', alter, label }], new Map([[alter, calledAs(label, shown)]]));
    // Whoever was just named is whom the step may be about.
    if (isTaken) select(alter);
    return isTaken;
  };
  const toggleLight = () => {
    arrange();
    setForgotten(false);
    setLight(!isLight);
  };
  /** Whoever comes by key goes on with the kinds of help, and goes back to the map. */
  const wasLight = useRef(false);
  useLayoutEffect(() => {
    if (wasLight.current === isLight) return;
    wasLight.current = isLight;
    if (isLight) root.current?.querySelector<HTMLElement>('.help-chip')?.focus();
    else if (isList) root.current?.querySelector<HTMLElement>('[data-list-person]')?.focus();
    else drawing.current?.focus();
  }, [isLight, isList]);
  const rowOf = (person: string) =>
    root.current?.querySelector<HTMLElement>(`[data-list-person="${CSS.escape(person)}"]`);
  // Whoever goes back and forth by key stays with the same person; a button keeps the focus itself.
  const [arrival, setArrival] = useState<{ person: string | null } | null>(null);
  const toggleList = () => {
    const here = document.activeElement?.closest('.sitting-map') ? document.activeElement : null;
    const person = isList
      ? (here?.closest<HTMLElement>('[data-list-person]')?.dataset.listPerson ?? view.selected)
      : (view.focused ?? view.selected);
    setArrival(here ? { person } : null);
    setList(!isList);
    arrange();
    lookAt(person);
  };
  useLayoutEffect(() => {
    if (!isList || !arrival) return;
    const list = root.current?.querySelector<HTMLElement>('.sitting-list');
    const row = list?.querySelector<HTMLElement>(`[data-list-person="${CSS.escape(arrival.person ?? '')}"]`);
    (row ?? list?.querySelector<HTMLElement>('[data-list-person]') ?? list)?.focus();
  }, [isList, arrival]);
  /** The panel goes, and the focus with it to where the person is, or to whoever is next. */
  const closed = useRef<string | null>(null);
  const leavePanel = (person: string | null) => {
    leave(person);
    const row = isList && person !== null ? rowOf(person) : null;
    closed.current = person;
    if (row) row.focus();
    else if (isList || person === null) entry.current?.focus();
    else drawing.current?.takeFocus();
  };
  const removeChosen = (person: string) => {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('[data-list-person]') ?? [])];
    const at = rows.findIndex((row) => row.dataset.listPerson === person);
    const next = isList
      ? ((rows[at + 1] ?? rows[at - 1])?.dataset.listPerson ?? null)
      : (drawing.current?.nextAfter(person) ?? null);
    void onEdits(remove(network, person)).then((isTaken) => isTaken && leavePanel(next));
  };
  const { isKeeping, keep, forget } = useDecides(wave, writing, onDecided);
  const isLong = useWaits() && isKeeping;

  // Somebody whom they met comes dotted: whether they are a person of theirs, the student says.
  const addMet = ({ visitor, name: label }: MetVisitor) => {
    const alter = uuidv7();
    const edits: MapEdit[] = [
      { edit: 'add_alter', alter, label, link: { of: 'visitor', id: visitor } },
      { edit: 'set_presence', alter, presence: 'potential' },
    ];
    void onEdits(edits, new Map([[alter, label]]));
  };
  const toggleForgotten = () => {
    if (isLight) toggleLight();
    select(null);
    setForgotten(!isForgotten);
    if (isForgotten) entry.current?.focus();
  };
  const nextQuestion = () => setQuestion(after);
  useScreenSaid(screen, tell);
  useKeys({
    isOff: isBehind,
    ...(isEditable ? { onUndo: writing.undo, onRedo: writing.redo } : {}),
    functions: isEditable
      ? {
          F3: nextQuestion,
          F10: show,
          ...(isDraft && { F12: () => setAsking('forget') }),
          ...(isDraft && { F4: toggleForgotten }),
          ...(onCover && { F7: () => toggleScreen(screen) }),
        }
      : {},
    onPane: goToPane,
    onHelp: () => setAsking('keys'),
    onEscape: () => {
      if (view.mode.as !== 'arrange') arrange();
      else if (view.selected) select(null);
      else if (isForgotten) toggleForgotten();
      else if (isLight) toggleLight();
    },
  });

  return (
    // The map itself has no place for the focus meanwhile: made inert, each of its hundreds of shapes would be styled anew in
    // the moment in which it is looked for.
    // A box that scrolls is a stop of the Tab key of itself, also where nothing in it can be reached.
    <SittingWindow isBehind={isBehind}>
      <div
        ref={root}
        className="sitting"
        data-list={isList || undefined}
        role="group"
        aria-label={t('sitting-region', { name })}
      >
        {isEditable && (
          <>
            <div
              ref={measuresBar}
              className="sitting-names"
              data-pane="names"
              role="group"
              aria-label={t('sitting-names-pane')}
              inert={isBehind}
            >
              <Thinking
                question={question}
                onQuestion={setQuestion}
                forgotten={isDraft ? network.alters.filter((alter) => alter.is_pale).length + met.length : 0}
                isForgotten={isForgotten}
                onForgotten={toggleForgotten}
                shown={shown}
                onShown={show}
              />
              <NameEntry
                wave={wave}
                shown={shown}
                alters={network.alters}
                scopes={scopes}
                entry={entry}
                ref={names}
                isFirst={network.alters.length === 0}
                onEdit={(edit, label) =>
                  onEdits([edit], new Map(peopleIn(edit).map((id) => [id, calledAs(label, shown)])))
                }
              />
            </div>
            {!isList && (
              <div className="sitting-chips" data-pane="chips" inert={isBehind}>
                {isLight ? (
                  <HelpChips chosen={help} onChoose={chooseHelp} />
                ) : (
                  <Chips
                    painting={painting}
                    telling={view.mode.as === 'tell' ? view.mode.told : null}
                    asked={network.supports_asked}
                    onChoose={choose}
                    onTell={(told) => (told === null ? arrange() : tellOf(told))}
                  />
                )}
              </div>
            )}
          </>
        )}
        <header className="sitting-top" data-pane="tools" inert={isBehind}>
          <h1 className="sitting-title">
            {isDraft ? t('sitting-title', { name }) : t('student-map-of', { date: exactly(map.wave.opened_on) })}
          </h1>
          <Tools
            map={map}
            isEditable={isEditable}
            isConnecting={view.mode.as === 'connect'}
            isLight={isLight}
            isList={isList}
            selected={view.selected}
            onConnect={() => (view.mode.as === 'connect' ? arrange() : connect())}
            onLight={toggleLight}
            onWant={() => view.selected && void onEdits(toggleWanted(network, view.selected))}
            onList={toggleList}
            onUndo={writing.undo}
            onRedo={writing.redo}
            onZoom={(step) => (step > 0 ? drawing.current?.zoomIn() : drawing.current?.zoomOut())}
            onFit={() => drawing.current?.fit()}
            onKeys={() => setAsking('keys')}
          />
          <Ends
            isDraft={isDraft}
            isCorrecting={isCorrecting}
            soFar={soFar}
            screen={screen}
            onScreen={onCover && (() => toggleScreen(screen))}
            onSafety={onSafety}
            onCover={onCover}
            onStop={() => setAsking('forget')}
            onFinish={() => {
              setUnsaid(names.current?.typed() ?? '');
              setAsking('finish');
            }}
            onCorrect={() => setCorrecting(true)}
            onClose={onClose}
          />
        </header>
        <Prompt
          map={map}
          isBehind={isBehind}
          isEditable={isEditable}
          isLight={isLight}
          view={view}
          said={said}
          onDone={isLight && painting === null ? toggleLight : arrange}
          onShow={select}
          onSettle={() => void onEdits([{ edit: 'settle_ties' }])}
          onConfirmAll={() => void onEdits(confirmAll(network))}
        />
        <div className="sitting-map" data-pane="map">
          {isList ? (
            // One key leads back from every control in it; the list itself does nothing.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <section
              className="sitting-list"
              aria-label={sociogramWords().list.title}
              tabIndex={-1}
              // Whoever is being told about in the list is the one whom the panel shows.
              onFocus={(event) => {
                const person = event.target.closest<HTMLElement>('[data-list-person]')?.dataset.listPerson;
                const isJustClosed = person === closed.current;
                closed.current = null;
                if (person && person !== view.selected && !isJustClosed) select(person);
              }}
              onKeyDown={(event) => {
                if (isLetter(event, 'l')) toggleList();
                else if (isLetter(event, 'h') && isEditable) toggleLight();
              }}
            >
              <ListView network={network} words={sociogramWords()} isEditable={isEditable} onCommit={onEdits} />
            </section>
          ) : (
            <Sociogram
              ref={drawing}
              network={network}
              ego={{ name, initials: [...name][0] ?? '' }}
              view={view}
              onView={setView}
              words={sociogramWords()}
              // A tap on the lit map says whom to ask and moves nobody, unless it says who gives something.
              isEditable={isEditable && (!isLight || painting !== null)}
              lit={lit}
              isReducedMotion={isStill()}
              isBehind={isBehind}
              takesFocus={arrival !== null}
              onCommit={onEdits}
              onList={toggleList}
              onLight={isEditable ? toggleLight : undefined}
            />
          )}
        </div>
        <aside className="sitting-about" data-pane="about" aria-label={t('sitting-inspector')} inert={isBehind}>
          {isLight && (
            <Light
              map={map}
              selected={view.selected}
              painting={painting}
              chips={isList && <HelpChips chosen={help} onChoose={chooseHelp} />}
              onSelect={select}
              onPaint={choose}
              onGoal={onGoal}
              onAsk={onAsk}
              onEarlier={onEarlier}
              onWanted={addWanted}
              onLeave={() => root.current?.querySelector<HTMLElement>('.help-chip')?.focus()}
              onClose={toggleLight}
            />
          )}
          {isForgotten && !selected && (
            <Forgotten
              network={network}
              met={met}
              onMet={addMet}
              onAdd={(person, label) =>
                void onEdits([{ edit: 'confirm_alters', alters: [person] }], new Map([[person, label]]))
              }
              onClose={toggleForgotten}
            />
          )}
          {!isLight && selected && isEditable && (
            <Inspector
              alter={selected}
              network={network}
              brokers={map.brokers}
              hasEarlier={map.earlier !== null}
              onMove={isList ? null : () => drawing.current?.openMenu(selected.id)}
              onEdits={onEdits}
              onChoose={choosing}
              onRemove={() => removeChosen(selected.id)}
              onClose={() => leavePanel(selected.id)}
            />
          )}
          {!isLight && selected && !isEditable && (
            <Readout alter={selected} network={network} brokers={map.brokers} onChoose={choosing} />
          )}
          {isDraft && screen === 'beside' && !isLight && !isForgotten && !selected && <Coach />}
          {!isLight && !isForgotten && !selected && hasForWhat(map) && (
            <ForWhat map={map} onChoose={choosing} onEarlier={onEarlier} />
          )}
          {!isLight && !isForgotten && !selected && screen !== 'beside' && network.alters.length > 0 && (
            <p className="sitting-about-none">{t('sitting-inspector-none')}</p>
          )}
        </aside>
        {asking === 'finish' && isLong && <Keeping onLeave={onClose} onForget={() => setAsking('forget')} />}
        {asking === 'finish' && !isLong && (
          <Finish
            map={map}
            unsaid={unsaid}
            isChosen={isKeeping}
            deciding={deciding}
            onDeciding={setDeciding}
            onAdd={() => {
              names.current?.add();
              setUnsaid('');
            }}
            onKeep={(choice) => void keep(choice)}
            onLater={onClose}
            onForget={() => setAsking('forget')}
            onBack={() => setAsking(null)}
            onTake={() => setAsking('take')}
          />
        )}
        {asking === 'take' && <TakeAway wave={wave} onClose={() => setAsking('finish')} />}
        {asking === 'forget' && (
          <Forget
            isHeld={map.is_held}
            onForget={() => void forget()}
            onLater={onClose}
            onBack={() => setAsking(isKeeping ? 'finish' : null)}
          />
        )}
        {asking === 'keys' && <Keys onClose={() => setAsking(null)} />}
      </div>
    </SittingWindow>
  );
}

/** The box of it all. When the two go on it is turned to whoever reads with the tap itself, and nothing in it is made anew for that. */
function SittingWindow({ isBehind, children }: { isBehind: boolean; children: ReactNode }) {
  const isUnseen = !useGoing() && isBehind;
  return (
    <div className="sitting-window" aria-hidden={isUnseen || undefined} data-behind={isBehind || undefined}>
      {children}
    </div>
  );
}
