/**
 * Reports: {@link dev.contrail.analysis.report.Report} is all that may be printed, and each writer
 * prints it in one format. Writers compute nothing that another writer would have to compute again;
 * that belongs to {@link dev.contrail.analysis.model} or {@link dev.contrail.analysis.rules}. Text
 * of a recording is hostile here: it may hold terminal escapes, markup and megabytes.
 */
@NullMarked
package dev.contrail.analysis.report;

import org.jspecify.annotations.NullMarked;
