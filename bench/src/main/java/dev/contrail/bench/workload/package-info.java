/**
 * The workloads of the peers, and the count that each iteration must come to. Knows no peer by
 * name.
 */
@NullMarked
package dev.contrail.bench.workload;

import org.jspecify.annotations.NullMarked;
