// In which words does a fact about a person stand? The same in the panel, in what is read of a kept map, and in what is said.

import type { Alter, AlterFact, Origin } from '../../ipc';
import { t } from '../../words';

type Name = (id: string) => string | null;

export function factLabel(fact: AlterFact['fact']): string {
  switch (fact) {
    case 'is_adult':
      return t('about-is-adult');
    case 'origin':
      return t('about-origin');
    case 'broker':
      return t('about-broker');
    case 'last_contact':
      return t('about-last-contact');
    case 'reciprocity':
      return t('about-help');
  }
}

/** The activity by its name, where it is known which. */
export const originWords = (origin: Origin, activity?: string | null): string =>
  origin === 'activity' && activity ? t('about-origin-activity-named', { activity }) : t(`about-origin-${origin}`);

/** What was told; null where nothing was. */
export function factValue(told: AlterFact, name: Name): string | null {
  if (told.value === null || told.value === undefined) return null;
  switch (told.fact) {
    case 'is_adult':
      return told.value ? t('about-is-adult-yes') : t('about-is-adult-no');
    case 'origin':
      return t(`about-origin-${told.value}`);
    case 'last_contact':
      return t(`about-last-contact-${told.value}`);
    case 'reciprocity':
      return t(`about-help-${told.value}`);
    case 'broker':
      switch (told.value.by) {
        case 'alter':
          return name(told.value.id) || t('about-broker-not-here');
        case 'staff':
          return name(told.value.id) || t('about-broker-staff');
        case 'the_school':
          return t('about-broker-school');
        case 'nobody':
          return t('about-broker-nobody');
      }
  }
}

/** All that was told about somebody, in the order of the panel. */
export function toldFacts(alter: Alter, name: Name): { label: string; value: string }[] {
  const facts: AlterFact[] = [
    { fact: 'reciprocity', value: alter.reciprocity },
    { fact: 'is_adult', value: alter.is_adult },
    { fact: 'origin', value: alter.origin },
    { fact: 'broker', value: alter.broker },
    { fact: 'last_contact', value: alter.last_contact },
  ];
  return facts.flatMap((told) => {
    const isOrigin = told.fact === 'origin' && told.value;
    const value = isOrigin ? originWords(isOrigin, alter.activity) : factValue(told, name);
    return value === null ? [] : [{ label: factLabel(told.fact), value }];
  });
}
