/**
 * Leaves through which tasks wait for each other. They are written against {@code
 * dev.contrail.task} alone and work between schedulers and with plain threads.
 */
@NullMarked
package dev.contrail.sync;

import org.jspecify.annotations.NullMarked;
