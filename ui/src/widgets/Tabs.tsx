// Which side of one thing is looked at? Tabs above a panel. The panel that is not shown does not exist. By key one goes along
// them and opens one with Enter: a panel may begin with a field that takes the focus, and nobody passes it on the way to another.

import type { LucideIcon } from 'lucide-react';
import { Tabs as Aria, Tab, TabList, TabPanel } from 'react-aria-components';

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly { id: Id; label: string; icon?: LucideIcon; panel: React.ReactNode }[];
  value: Id;
  onChange: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <Aria
      className="k-tabs"
      keyboardActivation="manual"
      selectedKey={value}
      onSelectionChange={(id) => onChange(id as Id)}
    >
      <TabList className="k-tablist" aria-label={label}>
        {tabs.map(({ id, label: words, icon: Icon }) => (
          <Tab key={id} id={id} className="k-tab">
            {Icon && <Icon aria-hidden strokeWidth={1.75} />}
            {words}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, panel }) => (
        <TabPanel key={id} id={id} className="k-tabpanel">
          {panel}
        </TabPanel>
      ))}
    </Aria>
  );
}
