/** What the peers do, and the count that each iteration must come to. Knows no peer by name. */
@NullMarked
package dev.contrail.bench.workload;

import org.jspecify.annotations.NullMarked;
