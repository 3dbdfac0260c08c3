// How does a sitting look? Its sheets in their order: where there is little room comes after what has room.

import './sitting.css';
import './around.css';
import './about.css';
import './step.css';
import './asked.css';
import './narrow.css';
