/**
 * The engine once more without what makes it observable: counters, stamps and registry. It is made
 * of the engine's sources at every build, by edits that fail if what they edit has changed, so the
 * engine knows nothing of it and it cannot fall behind.
 */
@NullMarked
package dev.contrail.bench.twin;

import org.jspecify.annotations.NullMarked;
