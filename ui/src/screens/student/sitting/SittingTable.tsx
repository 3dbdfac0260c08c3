// What lies before the two in a sitting: the map, the names, the chips, the tools. It has the whole window and shows nobody else.
// It holds what is selected and which mode is on; everything told is on the map, and every gesture is committed before the next.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MapEdit, MapView, ScreenNow, Scope, Support } from '../../../ipc';
import { useLettersAreKeys } from '../../../letters';
import { confirmAll, toggleWanted } from '../../../sociogram/intents';
import { ListView } from '../../../sociogram/ListView';
import { Sociogram, type SociogramHandle } from '../../../sociogram/Sociogram';
import { useSociogram } from '../../../sociogram/useSociogram';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { isStill } from '../motion';
import { sociogramWords } from '../sociogramWords';
import { isLetter, useKeys } from '../useKeys';
import { AboutPane } from './AboutPane';
import { measuresBar } from './bar';
import { Chips } from './Chips';
import { type Asking, Asked } from './Asked';
import { isBeingKept, useDecides } from './deciding';
import { Ends } from './Ends';
import { HelpChips } from './HelpChips';
import { litBy } from './helpers';
import { Later } from './Later';
import { NameEntry, type NameEntryHandle } from './NameEntry';
import { toggleScreen, useLitUp, useScreenSaid } from './otherScreen';
import { Prompt, type PromptHandle } from './Prompt';
import { calledAs } from './shown';
import { SittingWindow } from './SittingWindow';
import { after, type Question, Thinking } from './Thinking';
import { Tools } from './Tools';
import { useCameSaid } from './cover';
import { countOf, useForgotten } from './useForgotten';
import { usePanes } from './usePanes';
import { useMeant } from './useMeant';
import { useWriting } from './useWriting';
import { useListOrMap } from './useListOrMap';
import { useTelling } from './useTelling';

/** Whom an edit of the name field is about. */
const peopleIn = (edit: MapEdit): readonly string[] =>
  edit.edit === 'confirm_alters' ? edit.alters : 'alter' in edit ? [edit.alter] : [];

export interface TableProps {
  map: MapView;
  name: string;
  scopes: readonly Scope[];
  onClose: () => void;
  /** It lies ready behind the cards: nothing of it is seen, said or reached. */
  isBehind?: boolean;
  /** Of a draft, which opens in a sitting alone: the seconds so far, what covers it, and that the student has chosen. */
  soFar?: number | null;
  onCover?: () => void;
  onSafety?: () => void;
  screen?: ScreenNow;
  onDecided?: () => void;
}

/** What lies before the two: the map, the names, the chips, the tools. */
export function SittingTable({
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
  const hasLetterKeys = useLettersAreKeys();
  const wave = map.wave.id;
  const isDraft = map.wave.is_draft;
  const scope: Scope = isDraft ? { of: 'draft', id: wave } : { of: 'student', id: network.student };
  const prompt = useRef<PromptHandle>(null);
  const tell = useCallback((words: string) => prompt.current?.tell(words), []);
  const [asking, setAsking] = useState<Asking>(() => (isBeingKept(wave) ? 'finish' : null));
  const [isLight, setLight] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const [isForgotten, setForgotten] = useState(false);
  // A kept map is looked at; correcting it is asked for, so that no stray hand rewrites what was.
  const [isCorrecting, setCorrecting] = useState(false);
  const isEditable = isDraft || isCorrecting;
  const forgotten = useForgotten(map, isDraft && !isBehind);
  const writing = useWriting(network, scope, shown, tell);
  const telling = useTelling(map, writing, tell);
  const looked = useSociogram();
  const { view, setView, select, arrange, paint, tell: tellOf, connect } = looked;
  const root = useRef<HTMLDivElement>(null);
  const goToPane = usePanes(root);
  const drawing = useRef<SociogramHandle>(null);
  const entry = useRef<HTMLInputElement>(null);
  const names = useRef<NameEntryHandle>(null);
  const [unsaid, setUnsaid] = useState('');
  const painting: Support | null = view.mode.as === 'paint' ? view.mode.support : null;
  const onEdits = useMeant(network, writing);
  // What is drawn a moment late asks here what is chosen and which mode is on now.
  const isNow = useRef(view);
  useLayoutEffect(() => {
    isNow.current = view;
  });
  const { isList, cameByKey, toggleList, goTo, leavePanel, removeChosen, onListFocus } = useListOrMap({
    network,
    root,
    drawing,
    entry,
    looked,
    onEdits,
  });
  // A sitting begins with a name.
  useEffect(() => {
    if (isEditable && !isBehind) entry.current?.focus({ preventScroll: true });
  }, [isEditable, isBehind]);

  const choose = (support: Support | null) => {
    if (support === null) {
      arrange();
      return;
    }
    paint(support);
    void onEdits((now) => (now.supports_asked.includes(support) ? [] : [{ edit: 'ask_support', support }]));
  };
  const help = map.goal.help;
  const lit = useMemo(() => (isLight && help.length > 0 ? litBy(network, help) : null), [isLight, network, help]);
  useEffect(() => {
    useLitUp.setState({ isLit: isLight });
    return () => useLitUp.setState({ isLit: false });
  }, [isLight]);
  const chooseHelp = (support: Support, isOn: boolean) => {
    if (telling.chooseHelp(support, isOn) && painting) arrange();
  };
  const addWanted = async (label: string) => {
    const alter = await telling.addWanted(label);
    // Whoever was just named is whom the step may be about.
    if (alter !== null) select(alter);
    return alter !== null;
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
  const decides = useDecides(wave, writing, onDecided);

  const closeForgotten = useCallback(() => {
    setForgotten(false);
    entry.current?.focus({ preventScroll: true });
  }, []);
  const toggleForgotten = () => {
    if (isForgotten) return closeForgotten();
    // Nobody is missing: that is said, and no panel opens for it.
    if (countOf(forgotten) === 0)
      return tell(t(shown === 'hidden' ? 'sitting-forgotten-hidden' : 'sitting-forgotten-none'));
    if (isLight) toggleLight();
    select(null);
    setForgotten(true);
  };
  const nextQuestion = () => setQuestion(after);
  const finish = () => {
    setUnsaid(names.current?.typed() ?? '');
    setAsking('finish');
  };
  useScreenSaid(screen, tell);
  useCameSaid(!isBehind, tell);
  useKeys({
    isOff: isBehind,
    ...(isEditable ? { onUndo: writing.undo, onRedo: writing.redo } : {}),
    functions: isEditable
      ? {
          F3: nextQuestion,
          F10: telling.show,
          ...(isDraft && { F12: () => setAsking('forget') }),
          ...(isDraft && { F4: toggleForgotten }),
          ...(onCover && { F7: () => toggleScreen(screen) }),
        }
      : {},
    onPane: goToPane,
    onHelp: () => setAsking('keys'),
    onFinish: isDraft ? finish : undefined,
    onEscape: () => {
      if (view.mode.as !== 'arrange') arrange();
      // From within the panel the focus goes where closing it by its button brings it.
      else if (view.selected && document.activeElement?.closest('[data-pane="about"]')) leavePanel(view.selected);
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
              <Later>
                <Thinking
                  question={question}
                  onQuestion={setQuestion}
                  forgotten={countOf(forgotten)}
                  isForgotten={isForgotten}
                  onForgotten={toggleForgotten}
                  shown={shown}
                  onShown={telling.show}
                />
                <NameEntry
                  wave={wave}
                  shown={shown}
                  scopes={scopes}
                  here={network.alters}
                  onFind={goTo}
                  entry={entry}
                  ref={names}
                  isFirst={network.alters.length === 0}
                  onEdit={(means, label) => {
                    const called = new Map<string, string>();
                    return onEdits((now) => {
                      const edit = means(now.alters);
                      for (const id of peopleIn(edit)) called.set(id, calledAs(label, shown));
                      return [edit];
                    }, called);
                  }}
                />
              </Later>
            </div>
            {!isList && (
              <div className="sitting-chips" data-pane="chips" inert={isBehind}>
                {isLight ? (
                  <HelpChips chosen={help} onChoose={chooseHelp} />
                ) : (
                  <Later>
                    <Chips
                      painting={painting}
                      telling={view.mode.as === 'tell' ? view.mode.told : null}
                      asked={network.supports_asked}
                      onChoose={choose}
                      onTell={(told) => (told === null ? arrange() : tellOf(told))}
                    />
                  </Later>
                )}
              </div>
            )}
          </>
        )}
        <header className="sitting-top" data-pane="tools" inert={isBehind}>
          <Later>
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
              onConnect={() => (isNow.current.mode.as === 'connect' ? arrange() : connect())}
              onLight={toggleLight}
              onWant={() => {
                const { selected } = isNow.current;
                if (selected) void onEdits((now) => toggleWanted(now, selected));
              }}
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
              onFinish={finish}
              onCorrect={() => setCorrecting(true)}
              onClose={onClose}
            />
          </Later>
        </header>
        <Later>
          <Prompt
            map={map}
            isBehind={isBehind}
            isEditable={isEditable}
            isLight={isLight}
            view={view}
            ref={prompt}
            onDone={isLight && painting === null ? toggleLight : arrange}
            onShow={select}
            onSettle={() => void onEdits([{ edit: 'settle_ties' }])}
            onKeepTies={(pairs) =>
              void onEdits([{ edit: 'keep_ties', pairs }]).then((isTaken) => isTaken && drawing.current?.takeFocus())
            }
            onConfirmAll={() => void onEdits(confirmAll)}
          />
        </Later>
        <div className="sitting-map" data-pane="map">
          {isList ? (
            // One key leads back from every control in it; the list itself does nothing.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <section
              className="sitting-list"
              aria-label={sociogramWords().list.title}
              tabIndex={-1}
              onFocus={onListFocus}
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
              calling={shown}
              // A tap on the lit map says whom to ask and moves nobody, unless it says who gives something.
              isEditable={isEditable && (!isLight || painting !== null)}
              lit={lit}
              isReducedMotion={isStill()}
              isBehind={isBehind}
              takesFocus={cameByKey}
              onCommit={onEdits}
              onList={toggleList}
              onLight={isEditable ? toggleLight : undefined}
              hasLetterKeys={hasLetterKeys}
            />
          )}
        </div>
        <AboutPane
          map={map}
          view={view}
          isBehind={isBehind}
          isEditable={isEditable}
          isLight={isLight}
          screen={screen}
          telling={telling}
          painting={painting}
          helpChips={isList && <HelpChips chosen={help} onChoose={chooseHelp} />}
          forgotten={isForgotten ? forgotten : null}
          onForgotten={closeForgotten}
          onMove={isList ? null : (person) => drawing.current?.openMenu(person)}
          onSelect={select}
          onPaint={choose}
          onWanted={addWanted}
          onToHelp={() => root.current?.querySelector<HTMLElement>('.help-chip')?.focus()}
          onLight={toggleLight}
          onEdits={onEdits}
          onRemove={removeChosen}
          onLeave={leavePanel}
        />
        <Asked
          map={map}
          asking={asking}
          onAsk={setAsking}
          unsaid={unsaid && calledAs(unsaid, shown)}
          onAdd={() => {
            names.current?.add();
            setUnsaid('');
          }}
          decides={decides}
          onLater={onClose}
        />
      </div>
    </SittingWindow>
  );
}
