/**
 * The command line. A pipe, each part without the next: {@link dev.contrail.analysis.recording}
 * reads a recording into a {@link dev.contrail.analysis.model}, {@link dev.contrail.analysis.rules}
 * judge it, {@link dev.contrail.analysis.report} prints it. The recording is the only link to the
 * runtime: nothing here compiles against it.
 */
@NullMarked
package dev.contrail.analysis;

import org.jspecify.annotations.NullMarked;
