import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A Chromium to look at pages with: what `CHROMIUM` names, else one on the path. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM) return env.CHROMIUM;
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isProgram);
}

type Params = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** What a browser says of itself, by the DevTools protocol over two pipes. */
export class Chromium {
  /** Everything it told unasked: requests, messages of the console, faults. */
  readonly events: { readonly method: string; readonly params: Params }[] = [];
  readonly #process: ChildProcess;
  readonly #toBrowser: Writable;
  readonly #waiting = new Map<
    number,
    { readonly answer: (result: Params) => void; readonly fail: (e: Error) => void }
  >();
  readonly #listeners = new Set<() => void>();
  readonly #ended: Promise<void>;
  #session: string | undefined;
  #last = 0;
  /** Why nothing more can come. */
  #over: string | undefined;

  private constructor(program: string, profile: string) {
    this.#process = spawn(
      program,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--no-first-run',
        `--user-data-dir=${profile}`,
        '--remote-debugging-pipe',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    this.#toBrowser = this.#process.stdio[3] as Writable;
    const fromBrowser = this.#process.stdio[4] as Readable;
    this.#ended = new Promise((resolve) => {
      this.#process.once('close', () => resolve());
      this.#process.once('error', () => resolve());
    });
    this.#ended.then(() => this.#giveUp('the browser has ended'));
    this.#toBrowser.on('error', () => this.#giveUp('the browser does not listen'));
    let rest = '';
    fromBrowser.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#hear(JSON.parse(message));
    });
  }

  /** Starts a browser of its own with one page. @param profile a folder that it may fill */
  static async open(program: string, profile: string): Promise<Chromium> {
    const browser = new Chromium(program, profile);
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    browser.#session = String(sessionId);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await browser.send(`${domain}.enable`);
    return browser;
  }

  send(method: string, params: Params = {}): Promise<Params> {
    const id = ++this.#last;
    const sessionId = this.#session;
    if (this.#over !== undefined) return Promise.reject(new Error(this.#over));
    return new Promise((answer, fail) => {
      this.#waiting.set(id, { answer, fail });
      this.#toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  }

  /** Goes to an address and waits until the page has loaded; what was told before is forgotten. */
  async visit(url: string): Promise<void> {
    this.events.length = 0;
    await this.send('Page.navigate', { url });
    while (!this.events.some(({ method }) => method === 'Page.loadEventFired')) {
      if (this.#over !== undefined) throw new Error(this.#over);
      await new Promise<void>((resolve) => this.#listeners.add(resolve));
    }
  }

  /** The value of an expression in the page. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { readonly value?: unknown }).value;
  }

  /** Ends this browser, and waits until it has. */
  async close(): Promise<void> {
    this.#session = undefined;
    await this.send('Browser.close').catch(() => this.#process.kill());
    await this.#ended;
  }

  #hear({ id, method, params, result, error }: Message): void {
    if (method !== undefined) this.events.push({ method, params: params ?? {} });
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.fail(new Error(error.message));
    else waiting?.answer(result ?? {});
  }

  #giveUp(why: string): void {
    this.#over = why;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
    for (const { fail } of this.#waiting.values()) fail(new Error(why));
    this.#waiting.clear();
  }
}
