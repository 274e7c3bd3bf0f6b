import { openConfig } from '../open-config.ts';
import { openKept } from '../open-kept.ts';
import { defaultDataFolder } from '../open-world.ts';
import { runsAfter } from '../schedule.ts';
import { type Command, exits, textOption } from '../shell.ts';
import { moment } from '../words/moments.ts';

const defaultTargets = 'targets.yaml';
const missedIntervals = 3;
const leastPatienceSeconds = 600;

export default {
  summary: 'Is the watch alive? For a container’s health check: exit 0 while every target was looked at lately, else 1.',
  usage: ['[--targets targets.yaml] [--data DIR]'],
  options: { targets: { type: 'string' }, data: { type: 'string' } },
  run: async (shell, given) => {
    const config = openConfig(textOption(given, 'targets') ?? defaultTargets, shell.env);
    const data = textOption(given, 'data') ?? defaultDataFolder;
    const store = openKept(data);
    try {
      let ill = 0;
      for (const target of config.targets) {
        const last = (await store.rounds(target.name, 1))[0];
        // By the timetable: who watches in office hours only is not ill at night.
        const due =
          last === undefined ? undefined : runsAfter(target.watch, target.timezone, last.finished, missedIntervals).at(-1);
        const late =
          last === undefined ||
          shell.now().getTime() > Math.max(due?.getTime() ?? 0, last.finished.getTime() + leastPatienceSeconds * 1000);
        if (late) ill += 1;
        shell.out.write(
          `${target.name}: ${last === undefined ? 'not looked at yet' : `looked at last on ${moment(last.finished)}${late ? ', which is too long ago' : ''}`}\n`,
        );
      }
      return ill === 0 ? exits.fine : exits.exposed;
    } finally {
      await store.close();
    }
  },
} satisfies Command;
