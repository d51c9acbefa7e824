/**
 * Values: what a scheduler and its workers have done, at one instant. The scheduler makes them, its
 * users and the periodic events of Flight Recorder read them. Depends on no other package.
 */
@NullMarked
package dev.contrail.metrics;

import org.jspecify.annotations.NullMarked;
