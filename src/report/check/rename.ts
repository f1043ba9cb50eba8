import type { CheckReport } from './check-report.ts';

/** The report with its files called otherwise. */
export const withFileNames = (report: CheckReport, nameOf: (file: string) => string): CheckReport => ({
  ...report,
  files: report.files.map((file) => ({
    ...file,
    file: nameOf(file.file),
    diagnostics: file.diagnostics.map((one) => ({
      ...one,
      file: nameOf(one.file),
      ...(one.related && { related: one.related.map((place) => ({ ...place, file: nameOf(place.file) })) }),
    })),
  })),
});
