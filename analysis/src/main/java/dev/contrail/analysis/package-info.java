/**
 * The command line. The packages below form a pipeline, each part without the next: {@link
 * dev.contrail.analysis.recording} reads a recording into a {@link dev.contrail.analysis.model} or
 * {@link dev.contrail.analysis.dump}, {@link dev.contrail.analysis.rules} judge the model, and
 * {@link dev.contrail.analysis.report} prints the result. The recording is the only link to the
 * runtime: no class here compiles against the runtime.
 */
@NullMarked
package dev.contrail.analysis;

import org.jspecify.annotations.NullMarked;
