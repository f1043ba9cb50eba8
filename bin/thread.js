// Where a thread starts: with compiled code, as the program itself does. It is told which file of the bundle to run.
'use strict';

const { workerData } = require('node:worker_threads');
require('./code-cache.js').useCompiled();
require(workerData);
