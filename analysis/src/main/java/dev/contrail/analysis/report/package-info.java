/**
 * Reports. {@link dev.contrail.analysis.report.Report} has all that can be printed, and each writer
 * prints it in one format. A value that several writers need is computed in {@link
 * dev.contrail.analysis.model} or {@link dev.contrail.analysis.rules}. Text of a recording is
 * hostile here: it may hold terminal escapes, markup and megabytes.
 */
@NullMarked
package dev.contrail.analysis.report;

import org.jspecify.annotations.NullMarked;
