/** The results of a run; the only link between measuring and reporting. */
@NullMarked
package dev.contrail.bench.result;

import org.jspecify.annotations.NullMarked;
