import { advice } from './advice.ts';
import type { CheckReport } from './check-report.ts';
import { xml } from './escape.ts';
import { shown } from './shown.ts';

/** Checkstyle's XML, which many CI services read. */
export function checkstyle(report: CheckReport): string {
  const files = report.files.flatMap((file) => [
    `  <file name="${xml(file.file)}">`,
    ...shown(file).map(
      (one) =>
        `    <error line="${one.start.line}" column="${one.start.column}" severity="${one.severity}" ` +
        `message="${xml(advice(one))}" source="prepdeck.${one.code}"/>`,
    ),
    '  </file>',
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">', ...files, '</checkstyle>', ''].join(
    '\n',
  );
}
