// npm run demo [-- --lang zh]
import { checksOf } from './checks.ts';
import { runLane } from './lane.ts';
import { laneReport } from './lane-report.ts';
import { runMonth } from './month.ts';
import { reportOf } from './report.ts';

const at = process.argv.indexOf('--lang');
const language = (at >= 0 && process.argv[at + 1] === 'zh') || process.argv.includes('--lang=zh') ? 'zh' : 'en';

const month = await runMonth();
process.stdout.write(await reportOf(month, language));
process.stdout.write(await laneReport(await runLane(), language));
if (!(await checksOf(month)).every(({ holds }) => holds)) process.exitCode = 1;
