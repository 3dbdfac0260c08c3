// Where does the interface begin? Here, in one of the shell's windows.

import { isStudentsWindow } from './ipc';
import { start } from './start';

start(isStudentsWindow());
