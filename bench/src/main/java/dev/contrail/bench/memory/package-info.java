/** The size of a task in bytes. */
@NullMarked
package dev.contrail.bench.memory;

import org.jspecify.annotations.NullMarked;
