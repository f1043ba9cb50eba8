import { field } from '../tree.ts';
import { defineRule } from './rule.ts';
import { spokenWords } from './spoken.ts';

/** PD509 */
export const answerTooLongToSay = defineRule({
  code: 'PD509',
  explanation: {
    why:
      'A model answer shows what can be said when it is asked, and after two minutes (`seconds`) an interviewer interrupts. Words are counted ' +
      'and divided by 150 a minute (`rate`), which makes 300 words; code blocks, tables and addresses are not said and not counted. People read ' +
      'aloud faster than that, at 183 words a minute, but an answer is thought up while it is said. Move what goes beyond to follow-ups, or ' +
      'to the lesson.',
    source:
      'National Center for Voice and Speech: English speakers say about 150 words a minute; Brysbaert 2019, "How many words do we read per ' +
      'minute?", J. Memory and Language 109, 104047: 183 words a minute read aloud, over 77 studies',
    bad: {
      interview: `- id: explain-dns
  question: What happens when a name is looked up?
  difficulty: easy
  answer: |
    It depends a bit on the client, but let me walk through everything. First the browser looks into a cache of its own, which
    holds names for a minute or so. If the name is not in there, it asks the operating system, and that looks into a file of
    fixed names, which people use in development, and then into another cache. On some systems that cache is a service by
    itself, and on others there is none at all, so that each program does the work again. Then a question goes out, mostly over
    UDP to port 53, and these days sometimes over TLS or HTTPS, to a server that is called a resolver. Where the machine knows
    its address from is another story: it is told by DHCP, or somebody has typed it in, or the network has a policy for it. The
    resolver has a cache too, and in nine cases out of ten the story ends there. If it does not, the resolver asks one of the
    root servers. There are thirteen names for those and far more machines, since one address can be announced from many places
    at once. The root server knows who is responsible for the last part of the name, such as org, and says so. Then the
    resolver asks one of those servers, which knows who is responsible for the next part. Then it asks one of those, and so on,
    until somebody has the address itself, or says that there is none, which can be remembered as well. Each of the replies
    carries a lifetime, and for as long as that it may be kept. Some replies are signed, and then the resolver can check them
    from the root downwards, which is a long subject of its own. There are names that are only another name, and then all of it
    starts again with that. In the end the resolver answers the operating system, which answers the browser, and each of them
    keeps the answer for the next time.
  key_points: [The resolver asks one of the root servers, Each reply may be kept for its lifetime]`,
    },
    good: {
      interview: `- id: explain-dns
  question: What happens when a name is looked up?
  difficulty: easy
  answer: |
    If no cache on the way has the name, the resolver asks one of the root servers, then one for the last part of the name,
    and so on down to one that knows the address. Each reply may be kept for its lifetime.
  key_points: [The resolver asks one of the root servers, Each reply may be kept for its lifetime]`,
    },
  },
  limits: { seconds: 120, rate: 150 },
  interview({ value: { answer }, tree }, { limits: { seconds, rate }, report }) {
    // A word takes two characters and more.
    if (answer.length < (seconds * rate) / 60) return;
    const words = spokenWords(answer);
    const takes = Math.round((words / rate) * 60);
    if (takes <= seconds) return;
    report({
      at: field(tree, 'answer') ?? tree,
      message: `this answer of ${words} words takes ${clock(takes)} minutes to say, and ${clock(seconds)} are enough`,
      help: 'say the essence, and make follow-ups of the rest',
    });
  },
});

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
