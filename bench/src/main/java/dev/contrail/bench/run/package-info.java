/** Forks a JVM per contender and workload, in turn, and writes down what came out. */
@NullMarked
package dev.contrail.bench.run;

import org.jspecify.annotations.NullMarked;
