/** Forks a JVM per contender and workload, in turn, and stores the results. */
@NullMarked
package dev.contrail.bench.run;

import org.jspecify.annotations.NullMarked;
