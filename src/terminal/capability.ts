/** How rich the colour may be: none, 16, 256, true colour. The theme keeps to 16 wherever there is colour. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** What the place we print to can show, found once at start-up and then trusted. */
export interface Capability {
  /** 0 means: no styling at all. */
  readonly level: ColorLevel;
  /** Signs and frames beyond ASCII may be printed. Text of decks is printed as it is, whatever this says. */
  readonly unicode: boolean;
  /** OSC 8 hyperlinks are understood. */
  readonly links: boolean;
  /** Keys can be read and the screen redrawn: both ends are a terminal that moves its cursor. */
  readonly interactive: boolean;
  /** Line by line, state in words, nothing drawn: for screen readers, dumb terminals and pipes. */
  readonly plain: boolean;
  readonly columns: number;
  readonly rows: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface CapabilityInput {
  readonly env: Environment;
  readonly stdout: {
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
    readonly rows?: number | undefined;
  };
  readonly stdin: { readonly isTTY?: boolean | undefined };
  /** `color`: true for --color, false for --no-color, absent for neither. */
  readonly flags: { readonly color?: boolean | undefined; readonly plain?: boolean | undefined };
  readonly platform: string;
}

/** The widest that text is set; longer lines tire the eye. */
export const TEXT_COLUMNS = 100;

/** Columns for running text on this terminal: its width, at most 100. */
export const textColumns = (capability: Pick<Capability, 'columns'>): number =>
  Math.min(capability.columns, TEXT_COLUMNS);

/** What the terminal (or pipe) behind the streams can do. Pure: decides from its argument alone. */
export function detectCapability(input: CapabilityInput): Capability {
  const { env, stdout, stdin, flags, platform } = input;
  const dumb = env.TERM === 'dumb';
  const plainWanted = flags.plain ?? isOn(env.ACCESSIBLE);
  const plain = plainWanted || dumb;
  const level = colorLevel(input, plainWanted);
  return {
    level,
    unicode: speaksUnicode(env, platform),
    links: !plain && speaksLinks(env, stdout.isTTY === true && level > 0),
    interactive: stdin.isTTY === true && stdout.isTTY === true && !dumb,
    plain,
    columns: size(stdout.columns, env.COLUMNS, 80, 20, 1000),
    rows: size(stdout.rows, env.LINES, 24, 5, 1000),
  };
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== '';
const isOn = (value: string | undefined): boolean => isSet(value) && value !== '0' && value !== 'false';

function size(
  measured: number | undefined,
  told: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  // Some pseudo-terminals report 0 columns: that is "unknown", not "no room".
  const fromEnv = isSet(told) && /^\d{1,6}$/.test(told) ? Number(told) : 0;
  const wanted = measured !== undefined && measured > 0 ? measured : fromEnv > 0 ? fromEnv : otherwise;
  return Math.min(most, Math.max(least, Math.floor(wanted)));
}

/**
 * Order of say: --color/--no-color; then --plain and ACCESSIBLE, which mean no colour; then FORCE_COLOR, which beats
 * NO_COLOR as it does in Node; then NO_COLOR (no-color.org: only when not empty); then what the stream is.
 */
function colorLevel({ env, stdout, flags }: CapabilityInput, plainWanted: boolean): ColorLevel {
  if (flags.color !== undefined) return flags.color ? colorDepth(env) : 0;
  if (flags.plain === true) return 0;
  if (isSet(env.FORCE_COLOR)) {
    if (!isOn(env.FORCE_COLOR)) return 0;
    if (env.FORCE_COLOR === '3') return 3;
    return env.FORCE_COLOR === '2' ? 2 : colorDepth(env);
  }
  if (plainWanted || isSet(env.NO_COLOR) || env.TERM === 'dumb' || stdout.isTTY !== true) return 0;
  return colorDepth(env);
}

function colorDepth(env: Environment): ColorLevel {
  if (/^(truecolor|24bit)$/i.test(env.COLORTERM ?? '') || isSet(env.WT_SESSION)) return 3;
  return /-256(color)?$/i.test(env.TERM ?? '') ? 2 : 1;
}

/** The first of LC_ALL, LC_CTYPE, LANG that is set names the character set; with none of them Linux means "C". */
function speaksUnicode(env: Environment, platform: string): boolean {
  // The Linux console draws from a font of 256 or 512 signs.
  if (env.TERM === 'linux') return false;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  if (locale !== undefined) return /utf-?8/i.test(locale);
  if (platform === 'darwin') return true;
  if (platform !== 'win32') return false;
  return isSet(env.WT_SESSION) || env.TERM_PROGRAM === 'vscode' || isSet(env.ConEmuANSI);
}

/** The terminals that `supports-hyperlinks` knows by their environment; a multiplexer in between may drop the address. */
function speaksLinks(env: Environment, colorfulTerminal: boolean): boolean {
  if (isSet(env.FORCE_HYPERLINK)) return isOn(env.FORCE_HYPERLINK);
  const term = env.TERM ?? '';
  if (!colorfulTerminal || isSet(env.TMUX) || isSet(env.STY) || /^(screen|tmux)/.test(term)) return false;
  if (isSet(env.WT_SESSION) || isSet(env.KITTY_WINDOW_ID) || isSet(env.DOMTERM)) return true;
  if (/^(xterm-kitty|xterm-ghostty|alacritty|foot|wezterm)/.test(term)) return true;
  // VTE 0.50.0 itself (5000) crashes on the sequence.
  if (isSet(env.VTE_VERSION)) return /^\d{4,6}$/.test(env.VTE_VERSION) && Number(env.VTE_VERSION) > 5000;
  const [major = 0, minor = 0] = (env.TERM_PROGRAM_VERSION ?? '').split('.').map(Number);
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return major > 3 || (major === 3 && minor >= 1);
    case 'vscode':
      return major > 1 || (major === 1 && minor >= 72);
    case 'WezTerm':
    case 'ghostty':
      return true;
    default:
      return false;
  }
}
