/** The cost of a dump of all tasks: the pause of the workers, and the events of a million tasks. */
@NullMarked
package dev.contrail.bench.dump;

import org.jspecify.annotations.NullMarked;
