// Words for generated decks. Those of questions and those of choices have no longer word in common, so that no key is given away
// by its question; no list holds absolute or negated words.
const list = (text: string): readonly string[] => text.split('|').map((one) => one.trim().replace(/\s+/g, ' '));

/** What a question is about. */
export const SYSTEMS = list(
  `order desk | billing ledger | search page | session table | image resizer | audit trail | news feed | price list | mail relay |
   login screen | fraud scanner | metrics board | checkout form | seat map | coupon engine | parcel tracker | chat room | photo album |
   stock counter | tax report | loyalty scheme | refund desk | video encoder | help centre | route planner | ticket kiosk | menu editor |
   gift finder | rating widget | address book | currency table | delivery board | survey tool | payroll export | warehouse robot |
   meter reader | fleet monitor | lottery draw | library catalogue | museum guide | exam portal | clinic calendar | voting terminal |
   weather station | translation desk | recipe archive | charging network | parking app`,
);

/** Who runs it. */
export const HOUSES = list(
  `a bakery chain | an airline | a hospital | a bank | a city council | a bookshop | a game studio | a railway | a newspaper | a café
   owner | a brewery | a theatre | a hotel group | a shipyard | a radio channel | a toy maker | a law firm | a sports club | an
   electricity board | a travel agency | a greengrocer | a film festival | a courier | a pharmacy | a ferry line | a phone company | an
   insurer | a zoo | a car dealer | a charity | a Zürich tram line | a São Paulo studio`,
);

/** What goes on there. */
export const EVENTS = list(
  `one copy falls minutes behind the others | a release doubles the memory in use | visits triple within an hour | a whole region drops
   out | phones repeat what they sent | a nightly job runs into the morning | two people change one row | a certificate expires | disk
   latency climbs | a partner sends malformed rows | the main machine restarts | half of the lookups time out | a migration stops
   halfway | clocks drift by a second | one customer sends most of the work | an index has to be rebuilt | a cable is cut | storage
   fills up overnight | a vendor doubles its response time | an import runs twice | the newest build leaks sockets | old phones keep an
   old format | a popular item goes viral | staff edit the same page | a power cut hits one rack | a rollback takes too long | messages
   arrive out of sequence | dashboards show gaps | a script touches millions of rows | the office link goes down | temperature alarms
   go off | a new country goes live`,
);

/** What is feared. */
export const WORRIES = list(
  `stale answers | lost updates | uneven load | slow starts | noisy alarms | growing bills | long pauses | silent gaps | double
   bookings | angry visitors | wrong totals | empty pages | mixed-up rows | late mails | a crowded support line | leaked addresses |
   torn files | unfair quotas | jumping numbers | night shifts | a wrong ranking | broken links | ghost entries | timeouts |
   half-written pages | surprise invoices`,
);

/** The first words of a choice. */
export const VERBS = list(
  `Batch | Split | Cache | Queue | Replay | Version | Throttle | Shadow | Compress | Rotate | Mirror | Sample | Pin | Buffer | Encrypt |
   Preload | Shard | Defer | Merge | Trim | Tag | Fence | Hash | Pool`,
);

/** What a choice does it to. */
export const OBJECTS = list(
  `the writes | incoming traffic | the hottest keys | large payloads | the backlog | each reply | the oldest records | background
   tasks | the read path | outgoing events | the retry budget | open connections | the log segments | cold objects | derived values |
   the token bucket | health checks | pending commits | the join results | raw uploads`,
);

/** How a choice does it. */
export const MANNERS = list(
  `by tenant | per shard | behind a flag | at the edge | near the source | during quiet hours | with a short lease | under one lock |
   through a proxy | in small parts | with a checksum | after a grace period | on a replica | within a limit | by hash of the id |
   from a snapshot`,
);

/** Mechanisms that answers speak of. */
export const MECHANISMS = list(
  `A retry budget | A short lease | A circuit breaker | An idempotency key | A write-ahead log | A read replica | A token bucket | A
   dead-letter queue | A Bloom filter | A canary release | A feature flag | A health probe | A consistent hash | A secondary index | A
   connection pool | A bulkhead | A vector clock | A quorum write | A materialised view | A change stream | A tombstone | A snapshot |
   A watermark | A backfill | A heartbeat | A fencing token | A sidecar | A sticky session | A gossip round | A compaction run | A warm
   standby | A load shedder | A hedged call | A trace id | A schema registry | A partition key | A lock table | A jittered timer | A
   batch window | A naïve cache`,
);

/** What a mechanism does. */
export const EFFECTS = list(
  `bounds the damage of a slow neighbour | keeps repeats harmless | spreads work over more machines | trades freshness for speed |
   shows which hop is slow | makes room for growth | turns a long outage into a short one | costs one more network trip | moves work
   out of the request | lets readers carry on alone | caps what one tenant can use | survives a restart | needs an owner who watches
   it | fails fast instead of waiting | hides a brief gap from users | keeps history for later questions | gives each change a place in
   line | limits how far a mistake travels | frees the caller early | tells old data from new | puts a number on the delay | halves the
   number of round trips | leaves a record of each step | asks for careful sizing`,
);

/** Why it does. */
export const REASONS = list(
  `because work is done once | since the slowest part sets the pace | as long as the clocks roughly agree | so that a crash repeats
   little | which matters most at peak times | though it adds a moving part | provided that somebody looks at it | while older data
   stays readable | because memory is finite | since people retry by hand | so that one bad batch can be found | which an interviewer
   likes to hear | though the first day is harder | because networks drop packets | while the old path stays open | since a queue
   smooths the peaks | so that tests can replay it | which the runbook should say | though the price is a second copy | because teams
   deploy at different times`,
);

/** Terms to be typed, with another spelling of each. */
export const TERMS: readonly (readonly [string, string])[] = [
  ['backpressure', 'back-pressure'],
  ['failover', 'fail-over'],
  ['sharding', 'horizontal partitioning'],
  ['idempotence', 'idempotency'],
  ['hot spot', 'hotspot'],
  ['split brain', 'split-brain'],
  ['thundering herd', 'cache stampede'],
  ['tail latency', 'long tail'],
  ['read repair', 'read-repair'],
  ['write skew', 'write-skew'],
];

/** Steps that have an order. */
export const STEPS = list(
  `Stop the traffic | Take a snapshot | Drain the queue | Promote the standby | Point the name at it | Warm the caches | Let a tenth in |
   Compare the totals | Open it to everyone | Write down what happened`,
);

/** What a signal is answered with: left and right of a match. */
export const SIGNALS: readonly (readonly [string, string])[] = [
  ['rising queue', 'add consumers'],
  ['full disk', 'drop old segments'],
  ['expired certificate', 'renew it and reload'],
  ['slow query', 'look at its plan'],
  ['flapping probe', 'widen its timeout'],
  ['skewed shard', 'choose a finer key'],
  ['memory leak', 'take a heap dump'],
  ['lost packets', 'check the cable and the switch'],
];

export const TAGS = list(
  'storage | caching | queues | networks | testing | scaling | security | operations | sql | design',
);

export const GOALS = list(
  `Choose a store for a given load | Explain where a delay comes from | Plan a change that can be taken back | Size a pool from
   measured numbers | Weigh freshness against cost | Design for a part that fails`,
);
