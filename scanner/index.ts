// Reads decks, for `src/deck/scan.ts`: compiled to WebAssembly, which runs at full speed from the first deck on and is the same for all threads.
export { decode, take } from './decode';
export { layOut } from './memory';
export { scan } from './scan';
