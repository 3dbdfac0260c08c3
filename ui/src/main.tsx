// Where does the interface begin? Here, in the shell's window.

import { start } from './start';

start();
