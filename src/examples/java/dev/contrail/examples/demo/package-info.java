/**
 * The demo: starts the shop and its load in two JVMs, records the shop with the real {@code jcmd},
 * and has the recording reported.
 */
@NullMarked
package dev.contrail.examples.demo;

import org.jspecify.annotations.NullMarked;
