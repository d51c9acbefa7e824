/** The bench: workloads, the peers that run them, and the reports. */
@NullMarked
package dev.contrail.bench;

import org.jspecify.annotations.NullMarked;
