// What did a conversation give? Three taps, in words that a student reads: what they got, whether it helped, what comes next.
// All of it may be left open.

import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type AfterLine, commit, type ConversationCard, type Got, type Helped, type ThenWhat } from '../ipc';
import { Form } from '../widgets/Form';
import { t } from '../words';
import { today } from '../words/dates';
import { attempt, sayUndoable } from './attempt';
import { FormDialog } from './FormDialog';
import './talk.css';

export const GOT: readonly Got[] = ['information', 'advice', 'support', 'introduction', 'offer'];
const HELPED: readonly Helped[] = ['yes', 'a_little', 'not_yet'];
const THEN: readonly ThenWhat[] = ['talk_again', 'try_it', 'ask_someone_else', 'nothing'];

export function TalkCard({ line, onClose }: { line: AfterLine; onClose: () => void }) {
  const [card, setCard] = useState<ConversationCard>(line.card);
  const keep = async () => {
    const { visit, student } = line;
    const edit = { edit: 'tell_conversation', visit, student, card, on: today() } as const;
    const done = await attempt(() => commit({ on: 'after', do: edit }));
    if (!done) return;
    sayUndoable(t('talk-kept'), done);
    onClose();
  };
  return (
    <FormDialog title={t('talk-title')} form="talk" does={t('do-save')} onClose={onClose}>
      <Form id="talk" className="talk" onSubmit={() => void keep()}>
        <p className="talk-who">
          <bdi>{line.name}</bdi>
        </p>
        <Taps
          label={t('talk-got')}
          options={GOT.map((id) => ({ id, label: t(`talk-got-${id}`) }))}
          chosen={card.got}
          isMany
          onChosen={(got) => setCard({ ...card, got })}
        />
        <Taps
          label={t('talk-helped')}
          options={HELPED.map((id) => ({ id, label: t(`talk-helped-${id}`) }))}
          chosen={card.helped === null ? [] : [card.helped]}
          onChosen={([helped = null]) => setCard({ ...card, helped })}
        />
        <Taps
          label={t('talk-then')}
          options={THEN.map((id) => ({ id, label: t(`talk-then-${id}`) }))}
          chosen={card.next === null ? [] : [card.next]}
          onChosen={([next = null]) => setCard({ ...card, next })}
        />
      </Form>
    </FormDialog>
  );
}

interface TapsProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string }[];
  chosen: readonly Id[];
  isMany?: boolean;
  onChosen: (chosen: Id[]) => void;
}

function Taps<Id extends string>({ label, options, chosen, isMany = false, onChosen }: TapsProps<Id>) {
  return (
    <div className="k-field">
      <span className="k-label">{label}</span>
      <ToggleButtonGroup
        className="talk-taps"
        aria-label={label}
        selectionMode={isMany ? 'multiple' : 'single'}
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChosen(options.map(({ id }) => id).filter((id) => keys.has(id)))}
      >
        {options.map((one) => (
          <ToggleButton key={one.id} id={one.id} className="talk-tap">
            {one.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
