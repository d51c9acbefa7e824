/**
 * A small service: the JDK's HTTP server with a scheduler as its executor. One handler per file; no
 * handler holds a worker while it waits.
 */
@NullMarked
package dev.contrail.examples.shop;

import org.jspecify.annotations.NullMarked;
