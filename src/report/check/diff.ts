import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** What changed in a file as a unified diff with three lines around; nothing where nothing changed. Raw text: make it printable before it is shown. */
export function unifiedDiff(before: string, after: string, file: string): string {
  if (before === after) return '';
  return createTwoFilesPatch(file, file, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
