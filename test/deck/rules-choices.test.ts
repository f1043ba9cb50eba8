import { describe, expect, test } from 'vitest';
import type { Code } from '../../src/deck/codes.ts';
import { choiceDeck, findingsOf, OTHERS, said } from '../support/choice-deck.ts';

const STEM = 'What happens then?';

/** Each row is a question: its stem, its choices. */
type Row = readonly [stem: string, choices: readonly string[]];

function finds(code: Code, rows: readonly Row[]): void {
  test.each(rows)(`${code} finds: %s %j`, (stem, choices) => {
    expect(said(code, { stem, choices })).toHaveLength(1);
  });
}

function isSilent(code: Code, rows: readonly Row[]): void {
  test.each(rows)(`${code} is silent: %s %j`, (stem, choices) => {
    expect(said(code, { stem, choices })).toEqual([]);
  });
}

const last = (text: string): Row => [STEM, ['* Kafka', 'RabbitMQ', text]];
const asked = (stem: string): Row => [stem, ['* a queue', ...OTHERS]];

describe('all of the above', () => {
  finds(
    'PD403',
    [
      ...[
        'All of the above',
        'all of the above.',
        '**All of the above**',
        'All the above',
        'Both of the above',
        'All of these',
      ],
      ...[
        'All answers are correct',
        'All of the other answers',
        'Each of the above is right',
        'Any of these',
        'All are correct',
      ],
      ...[
        'Everything above',
        'All three of the above',
        'Both A and B',
        'A and B',
        '(a) and (b)',
        'A & B',
        'Answers A and B',
      ],
      ...['Options 1 and 2', 'Both answers are right', 'A and B only'],
    ].map(last),
  );
  finds('PD403', [[STEM, ['* Kafka', 'RabbitMQ', 'NATS', 'A, B and C']]]);
  isSilent(
    'PD403',
    [
      ...[
        'All of the above-mentioned brokers retry',
        'All of these brokers keep what they are told',
        'All partitions',
        'Both',
      ],
      ...[
        'All',
        'All three',
        'All of them',
        'Both replicas',
        'All statements of the transaction',
        'Any',
        'A and a half',
        'B',
      ],
      ...[
        'All of the statements',
        'a and b',
        'C and D',
        '1 and 2',
        'Both sides of the connection',
        'None of the above',
      ],
      ...['It commits all of the above', 'All of the options of TCP that were negotiated', 'Neither A nor B'],
    ].map(last),
  );
  isSilent('PD403', [
    ['Nodes A and B crash. Which of them vote?', ['* A', 'B', 'A and B']],
    ['Who has the lock?', ['* Client A', 'Client B', 'A and B']],
    ['Which pair holds the majority?', ['* A and B', 'B and C', 'A and C']],
    ['How many copies are sent, and how many kept?', ['* 1', '2', '1 and 2']],
  ]);
});

describe('none of the above', () => {
  finds(
    'PD404',
    [
      ...[
        'None of the above',
        'none of these.',
        'None of the above is correct',
        'Neither',
        'Neither of these',
        'None of the answers',
      ],
      ...[
        'No correct answer',
        'None are correct',
        'All of the above are wrong',
        'Neither A nor B',
        'None of the other choices',
      ],
    ].map(last),
  );
  isSilent(
    'PD404',
    [
      ...[
        'None',
        'None of them',
        'No message',
        'None of the above-mentioned ports',
        'Neither side resends',
        'Nothing',
        'No',
      ],
      ...['None of these connections', 'No answer comes', 'Neither the leader nor a follower', 'None of the replicas'],
    ].map(last),
  );
  isSilent('PD404', [[STEM, ['* The sender', 'The receiver', 'Both', 'Neither']]]);
});

describe('a negation in the stem', () => {
  finds(
    'PD408',
    [
      'Which of these is not idempotent?',
      'Which of the following does not survive a restart?',
      'Which of these isolation levels does not prevent dirty reads?',
      'Which broker does not keep messages?',
      'Which isolation level cannot prevent phantoms?',
      "Which of these isn't a broker?",
      'Which of these doesn’t need a key?',
      'Which statement about followers is not true?',
      'Which statement about reads and writes is false?',
      'Which of these claims is incorrect?',
      'Which one is wrong?',
      'Which of these is least likely to help?',
      'Which is the least suitable?',
      'A broker restarts. Which of its queues are not there afterwards?',
      'In HTTP, which method is not safe?',
      'What does a queue not guarantee?',
      'What is not part of a commit?',
      'Select all that do not apply.',
      'Pick the statement that is false.',
      'All of the following are headers except:',
      'Each of these is idempotent except',
      'All of these speed up reads except for one.',
    ].map(asked),
  );
  isSilent(
    'PD408',
    [
      'Which of these is NOT idempotent?',
      'Which of these is **not** idempotent?',
      'Which of these is _not_ idempotent?',
      'Which statement is FALSE?',
      'All of the following are headers EXCEPT:',
      'Why does the consumer not see the message?',
      'Which line does not compile?',
      'Why is the cache not used?',
      'A worker does not ack. What happens?',
      'What happens if the leader is not reachable?',
      'What does a client do that cannot connect?',
      'What is done about a message that was not acked?',
      'A queue is full and does not accept messages. Which setting helps?',
      'Which setting makes sure that a message is not lost?',
      'Which header says that a page must not be stored?',
      'Which of these keeps rows that are not yet committed apart?',
      'Which offsets are not yet committed?',
      'Which of these is not only fast but durable?',
      'A topic is compacted, which is not the default. What does it keep?',
      'A topic is read by two groups, which readers do not notice. What do they share?',
      'In which case is a lock not enough? A read is stale.',
      'Which delivery is at least once?',
      'Which index uses the least space?',
      'Which query returns all rows except those of today?',
      'Which status means that nothing was modified?',
      'What does 304 Not Modified save?',
      'Which of these shows that a checksum is wrong in a block?',
      'What is wrong with this query?',
      'What does `false` mean for auto-commit?',
      'Which replica whose clock is wrong may lead?',
      'Which notice does the broker note?',
      'Can a consumer that is not in the group commit?',
      'Is it not enough to ack late?',
    ].map(asked),
  );
});

describe('absolute terms', () => {
  finds('PD409', [
    [STEM, ['It is always lost', '* It may be lost', 'It is never lost']],
    [STEM, ['Always', 'Never', '* While the lease lasts']],
    [STEM, ['It never arrives', 'Only the leader has it', '* It may come twice', 'It waits']],
    [STEM, ['It is entirely lost', 'It is lost in all cases', '* It may be lost', 'It waits', 'It is read']],
    [STEM, ['It is lost', '* It is never lost', 'It waits']],
    [STEM, ['It is lost', '* It is never lost', '* It never waits', 'It is read']],
  ]);
  isSilent('PD409', [
    [STEM, ['It is never lost', '* It may be lost', 'It waits']],
    [STEM, ['It is always lost', '* It is never lost', 'It waits']],
    [STEM, ['Only the leader', 'Only a follower', '* Both of them']],
    [STEM, ['The leader', 'A follower', '* Only the oldest member']],
    [STEM, ['An append-only log', 'A read-only copy', '* A table']],
    [STEM, ['`restart: always`', '`restart: never`', '* `restart: on-failure`']],
    [STEM, ['A never-ending loop', 'An always-on replica', '* A lease']],
    [STEM, ['Nevertheless it waits', 'In sometimes always-late order', '* It commits']],
    [STEM, ['It is never lost', 'It waits', '* It may be lost', 'It is read', 'It is sent', 'It is kept']],
    [STEM, ['It never waits', 'It always waits', '* It only waits for the leader']],
    [STEM, ['It is lost', '* It is never lost', '* It waits', 'It is read']],
  ]);
});

describe('how many choices', () => {
  const many = (n: number): Row => [
    STEM,
    Array.from({ length: n }, (_, i) => (i === 0 ? '* one more' : `choice ${i}`)),
  ];
  finds('PD410', [many(2), many(7)]);
  isSilent('PD410', [many(3), many(4), many(6)]);

  test('two choices of true and false belong into a statement', () => {
    const help = (choices: string[]) => findingsOf('PD410', choiceDeck([{ stem: STEM, choices }]))[0]?.help;
    expect(help(['* True', 'False'])).toBe('make the question a statement with `answer: true` or `answer: false`');
    expect(help(['* a queue', 'a topic'])).toContain('add a distractor');
  });
});

describe('a word of the stem in the key alone', () => {
  finds('PD411', [
    ['What protects a broker from a fast producer?', ['Memory', '* Control of the producer', 'A batch']],
    ['What do producers wait for?', ['Memory', '* What the producer was told', 'A batch']],
    ['Which index serves a range?', ['A hash', '* One that holds ranges together', 'A filter']],
    ['What does compaction remove?', ['Memory', '* What COMPACTION finds twice', 'A batch']],
    ['Which branches merge?', ['* The branch at hand', 'A tag', 'A file']],
    ['Was macht der Schlüssel?', ['* Der Schlüssel teilt', 'Er liest', 'Er wartet']],
  ]);
  isSilent('PD411', [
    // Distractors say it too, or a word of its family, or another word of the question.
    ['What protects a broker from a fast producer?', ['The producer', '* Control of the producer', 'A batch']],
    ['What does compaction remove?', ['What is compacted', '* What compaction finds twice', 'A batch']],
    ['What protects a broker from a fast producer?', ['A second broker', '* Control of the producer', 'A batch']],
    // What the question is about.
    ['A producer sends twice. What does the producer see?', ['Memory', '* What a producer gets', 'A batch']],
    // Function words, short words, parts of words.
    ['Which of these comes before another one?', ['A lock', '* It comes before another', 'A batch']],
    ['What does a queue need to work?', ['A lock', '* A need to work', 'A batch']],
    ['Which order is kept by a part?', ['A lock', '* The borders of partitions', 'A batch']],
    ['What do you choose?', ['A lock', '* A batch', 'A file']],
  ]);

  test('not where the word is common in the deck, or its subject', () => {
    const flagged = { stem: 'What does a producer wait for?', choices: ['* What the producer was told', ...OTHERS] };
    const other = (stem: string) => ({ stem, choices: ['* A lease', ...OTHERS] });
    const found = (...more: string[]) => findingsOf('PD411', choiceDeck([flagged, ...more.map(other)])).length;
    expect(found('Who leads?', 'Does a producer retry?', 'Does a producer batch?')).toBe(1);
    expect(found('Does a producer ack?', 'Does a producer retry?', 'Does a producer batch?')).toBe(0);
    expect(findingsOf('PD411', choiceDeck([flagged], { tags: ['producers'] }))).toEqual([]);
    expect(findingsOf('PD411', choiceDeck([flagged], { title: 'The producer' }))).toEqual([]);
  });
});

describe('grammar', () => {
  finds('PD412', [
    ['A server compares an', ['* entity tag', 'cookie', 'referrer']],
    ['A broker is a:', ['* relay', 'endpoint', 'index']],
    ['The parts of a log are', ['* segments', 'a journal', 'a file']],
    ['What a group commits is', ['* an offset', 'offsets', 'files']],
  ]);
  isSilent('PD412', [
    ['A server compares a(n)', ['* entity tag', 'cookie', 'referrer']],
    ['A server compares an', ['* entity tag', 'index', 'offset']],
    ['A server compares an', ['* entity tag', 'MX record', 'hour', 'user']],
    ['The parts of a log are', ['* segments', 'pages', 'files']],
    ['What is it?', ['* an offset', 'offsets', 'files']],
    ['The status is', ['* up', 'down', 'busy']],
    ['What is option A?', ['* an offset', 'cookie', 'a file']],
  ]);
});

describe('numbers', () => {
  finds('PD413', [
    [STEM, ['80', '* 53', '443']],
    [STEM, ['10 ms', '* 2 ms', '50 ms']],
    [STEM, ['1,000', '* 20', '300']],
    [STEM, ['2 seconds', '* 1 second', '3 seconds']],
    [STEM, ['`5`', '* `1`', '`3`']],
    [STEM, ['5 %', '* 1.5 %', '30 %']],
    [STEM, ['-1', '* -5', '3']],
  ]);
  isSilent('PD413', [
    [STEM, ['53', '* 80', '443']],
    [STEM, ['443', '* 80', '53']],
    [STEM, ['20', '* 300', '1,000']],
    [STEM, ['1 KB', '* 1 MB', '2 KB']],
    [STEM, ['80', '* 53', 'any']],
    [STEM, ['80', '* 53 or 54', '443']],
    [STEM, ['404 Not Found', '* 201 Created', '500 Internal Server Error']],
    [STEM, ['1-5', '* 0-3', '7-9']],
    [STEM, ['2 of 3', '* 1 of 3', '3 of 3']],
    [STEM, ['1.10', '* 1.9', '1.11']],
    ['Which release removed it?', ['22', '* 20', '24']],
  ]);
});

describe('choices that overlap', () => {
  finds('PD414', [
    [STEM, ['1 to 20 ms', '* 10 to 50 ms', '100 ms']],
    [STEM, ['1–20', '* 20–50', '60-70']],
    [STEM, ['15 ms', '* 10 to 20 ms', '30 ms']],
    [STEM, ['under 10 ms', '* 5 ms', '30 ms']],
    [STEM, ['At most 5', '* 5 or more', 'None']],
    [STEM, ['The leader', '* The leader and its followers', 'The client']],
    [STEM, ['* TCP', 'TCP or UDP', 'QUIC']],
    [STEM, ['* the broker', 'the client and the broker', 'a proxy']],
  ]);
  isSilent('PD414', [
    [STEM, ['1 to 9 ms', '* 10 to 50 ms', '100 ms']],
    [STEM, ['under 10 ms', '* 10 to 50 ms', 'over 50 ms']],
    [STEM, ['less than 5', '* 5 or more', 'none']],
    [STEM, ['At least 2', '* At least 3', 'At least 4']],
    [STEM, ['1 to 5 ms', '* 2 to 3 s', '9 s']],
    [STEM, ['Once', '* At least once', 'At most once']],
    [STEM, ['Kafka', '* Kafka Streams', 'Kafka Connect']],
    [STEM, ['`SET`', '* `SET` and `GET`', '`DEL`']],
    [STEM, ['Commit', '* Commit, and then ack', 'Ack']],
    [STEM, ['A', '* A and B', 'B']],
    [STEM, ['* 1 to 20 ms', '* 10 to 50 ms', '100 ms']],
    [STEM, ['Commits', '* Commits that and nothing else', 'Acks']],
  ]);
});

describe('one choice unlike the others', () => {
  test('PD416 tells each respect, so that mending one leaves the other', () => {
    const choices = ['It leads.', '* It follows', 'it waits.', 'It ends.'];
    expect(said('PD416', { stem: STEM, choices })).toEqual([
      'this choice alone lacks a full stop',
      'this choice alone begins with a small letter',
    ]);
  });
  finds('PD416', [
    [STEM, ['The leader', '* The follower.', 'The client', 'The proxy']],
    [STEM, ['The leader.', 'The follower.', '* The client', 'The proxy.']],
    [STEM, ['the leader', 'a follower', '* The client', 'a proxy']],
    [STEM, ['Reading it', 'Dropping it', '* writing it', 'Moving it']],
    [STEM, ['A queue', 'A topic', '* `fanout`', 'A stream']],
  ]);
  isSilent('PD416', [
    [STEM, ['The leader', '* The follower.', 'The client']],
    [STEM, ['The leader', '* The follower.', 'The client.', 'The proxy']],
    [STEM, ['Kafka', 'Redis', '* etcd', 'Postgres']],
    [STEM, ['a queue', 'a topic', '* Kafka Streams', 'a table']],
    [STEM, ['`1`', '`2`', '* An error', '`3`']],
    [STEM, ['A queue', 'A topic', '* The `fanout` exchange', 'A stream']],
    [STEM, ['Lock it', 'Read it', '* Read it. Then lock it.', 'Drop it']],
    [STEM, ['Locks', 'Reads', '* Writes, reads etc.', 'Drops']],
    [STEM, ['5 ms', '6 ms', '* ms', '7 ms']],
    [STEM, ['A queue', 'A topic', '* `fanout`', '`direct`']],
  ]);
});

describe('every choice correct', () => {
  finds('PD418', [[STEM, ['* a queue', '* a topic', '* a log']]]);
  isSilent('PD418', [[STEM, ['* a queue', '* a topic', 'a log']]]);
});

describe('what explains the key', () => {
  const choices = ['* a queue', ...OTHERS];
  test.each([
    ['nothing', { stem: STEM, choices }, 1],
    ['an explanation', { stem: STEM, choices, explanation: 'It waits.' }, 0],
    ['a why', { stem: STEM, choices: ['* a queue // It waits.', ...OTHERS] }, 0],
  ])('%s', (_, question, count) => {
    expect(said('PD415', question)).toHaveLength(count);
  });
});

describe('the number of choices that is asked for', () => {
  const some = (keys: number): readonly string[] =>
    ['a queue', 'a topic', 'a log', 'a table'].map((text, i) => (i < keys ? `* ${text}` : text));
  finds('PD419', [
    ...[
      'Which of these keep an order? Choose two.',
      'Which of these keep an order? Select three answers:',
      'Which keep an order (pick 2)?',
      'Tick the two correct options.',
      'Which of these keep an order? Select all that apply.',
      'Mark every statement that is true.',
    ].map((stem): Row => [stem, some(1)]),
    ['Which of these keeps an order? Choose one.', some(2)],
    ['Which of these keep an order? Choose three of the following.', some(2)],
  ]);
  isSilent('PD419', [
    ['Which of these keep an order? Choose two.', some(2)],
    ['Which of these keep an order? Select all that apply.', some(2)],
    ['Which of these keep an order? Choose 3 options.', some(3)],
    ['Which of these keeps an order? Pick one of them.', some(1)],
    ['Which two of these keep an order?', some(1)],
    ['Clients choose two replicas at random. What does that balance?', some(1)],
    ['What should a client that may pick all replicas do so that each is correct?', some(1)],
    ['Choose one replica set for a read after a write.', some(2)],
  ]);
});

describe('choices that are named by their place', () => {
  const CHOICES = ['* a queue', 'a topic', 'a log'];
  const asked = (explanation: string, choices: readonly string[] = CHOICES, stem = STEM) =>
    said('PD420', { stem, choices, explanation });
  test.each([
    'Option B keeps everything.',
    'Here answers 2 and 3 keep everything.',
    'So choice (c) is no answer.',
    'It waits; option A is right.',
    'Answer C: it keeps everything.',
  ])('PD420 finds: %s', (explanation) => {
    expect(asked(explanation)).toHaveLength(1);
  });
  test.each([
    'A queue is the best option. A topic keeps nothing.',
    'The option B+ is no place.',
    'Option D is none of three.',
    'TCP option 3 scales the window.',
    'Set option 12.',
    'It gives an answer 2.5 times as fast.',
    'The option B-tree keeps an order.',
    'There is one choice. A queue.',
  ])('PD420 is silent: %s', (explanation) => {
    expect(asked(explanation)).toEqual([]);
  });
  test('PD420 is silent where question or choices use the name', () => {
    expect(asked('Option B is free.', CHOICES, 'Plan A costs 3, plan B nothing. Which one?')).toEqual([]);
    expect(asked('The answer 2 is too small.', ['1', '2', '* 3'])).toEqual([]);
    expect(asked('Option B waits.', ['* Node A', 'Node B', 'Node C'])).toEqual([]);
  });
  test('PD420 looks at rationales, and points at what it means', () => {
    const [finding] = said('PD420', {
      stem: STEM,
      choices: ['* a queue // Better than option B.', 'a topic', 'a log'],
    });
    expect(finding).toContain('option B');
  });
});
