/** How many bytes a task takes. */
@NullMarked
package dev.contrail.bench.memory;

import org.jspecify.annotations.NullMarked;
