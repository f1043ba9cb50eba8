// The one door to marked: importing it builds its patterns, which takes a quarter of a start of Node.
export { Lexer } from 'marked';
