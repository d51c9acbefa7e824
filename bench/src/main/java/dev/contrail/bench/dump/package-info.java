/** What a dump of all tasks costs: the pause of the workers, and the events of a million tasks. */
@NullMarked
package dev.contrail.bench.dump;

import org.jspecify.annotations.NullMarked;
