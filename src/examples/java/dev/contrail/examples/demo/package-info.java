/**
 * The demo: starts the shop and its load in two JVMs, records the shop with the real {@code jcmd},
 * and reports the recording.
 */
@NullMarked
package dev.contrail.examples.demo;

import org.jspecify.annotations.NullMarked;
