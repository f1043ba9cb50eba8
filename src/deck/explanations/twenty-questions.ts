/** Id, question, key, the key in more words, two distractors, explanation. */
const QUESTIONS = `
acid-a | What does the A in ACID stand for? | Atomicity | Atomicity of a transaction | Authentication | Availability | All of it happens or nothing does.
tombstone | What marks a deleted key in a log-structured store? | A tombstone | A tombstone in its place | A checksum of zero | An empty page | Merging drops both later on.
etag | Which header carries the version of a page? | ETag | ETag with its value | Content-Type | Expires | A browser sends it back to ask for news.
not-modified | What does HTTP status 304 tell a browser? | Use your copy | Use the copy that you have | Ask again later | Log in first | It answers a conditional request.
idempotent-method | Which HTTP method may be repeated by definition? | PUT | PUT to an address | PATCH | POST | The second one finds the work done.
eviction | Which entry does an LRU cache drop? | The one unused longest | The one that was unused for longest | The one with the fewest hits | The largest one | LRU means least recently used.
late-ack | When does a careful worker ack a message? | After its work | After its work has been saved | At a fixed interval | On its arrival | A crash in between brings it again.
committed | What does a consumer group commit? | Offsets | Offsets of its partitions | Messages | Schemas | They say where to go on.
write-ahead | What is on disk before a data page is? | A log record | A log record for recovery | A full backup copy | A bitmap | It is replayed after a crash.
resolver | How long may a resolver keep an answer? | For its TTL | For its TTL in seconds | Until a new query | For a day | The owner of the zone sets it.
jitter | Why add jitter to retries? | To spread them | To spread them over time | To put them in order | To sign them | Clients that failed together would return together.
b-tree | What does a B-tree index hold in order? | Its keys | Its keys with pointers | Its free pages | Its locks | That is why it serves ranges.
raft | Who elects a leader in Raft? | The followers | The followers by majority | The clients that write | The disk | A majority of the members has to agree.
backpressure | What does backpressure slow down? | The sender | The sender of the data | The slowest reader | The clock | It keeps buffers from growing.
cdn | Where does a CDN place copies? | Near readers | Near readers of a page | In one data centre | On tape | Distance costs round trips.
pool | What does a connection pool save? | Handshakes | Handshakes with a server | Columns in a table | Indexes | Opening a connection takes several trips.
bloom | What can a Bloom filter get wrong? | Presence | Presence of some keys | Absence of a key | Order | It has false positives alone.
saga | What takes back a step of a saga? | A second step | A second step that compensates | A rollback on all nodes | A timeout | The first one was committed.
shard | What decides where a row lives? | A hash | A hash of its primary key | Its age on disk | Its size | Rows spread evenly that way.
gossip | How does gossip travel? | From peer to peer | From one peer on to the next | Through a central server | By mail | Each round tells a few more.`;
const DIFFICULTIES = ['easy', 'medium', 'hard'];

/**
 * A deck large enough for statistics. In the first `long` questions the key is the longest choice, in the first `first` it stands
 * first; otherwise it is not the longest, and its place goes in turn.
 */
export function twentyQuestions({ long, first }: { readonly long: number; readonly first: number }): string {
  const entries = QUESTIONS.trim()
    .split('\n')
    .map((row, i) => {
      const [id, question, short, wordy, one = '', other = '', explanation] = row.split('|').map((cell) => cell.trim());
      const distractors = [one, other].map((text) => `{ text: ${text} }`);
      const choices = distractors.toSpliced(
        i < first ? 0 : i % 3,
        0,
        `{ text: ${i < long ? wordy : short}, correct: true }`,
      );
      const difficulty = DIFFICULTIES[i % 3];
      return `  - { id: ${id}, difficulty: ${difficulty}, question: ${question}, choices: [${choices.join(', ')}], explanation: ${explanation} }`;
    });
  return `format: 1\nid: basics\ntitle: Basics of distributed systems\nsummary: Twenty terms.\nknowledge_check:\n${entries.join('\n')}\n`;
}
