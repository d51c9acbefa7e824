/** What a run wrote down; the only link between measuring and reporting. */
@NullMarked
package dev.contrail.bench.result;

import org.jspecify.annotations.NullMarked;
