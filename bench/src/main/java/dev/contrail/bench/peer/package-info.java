/**
 * The schedulers that are compared: one small interface per family of workloads, and each peer's
 * strongest natural way to do that work. {@code bench/README.md} says why it is that one.
 */
@NullMarked
package dev.contrail.bench.peer;

import org.jspecify.annotations.NullMarked;
