/**
 * The contents of a recording as values: its JVMs, its schedulers and their workers. The reader in
 * {@link dev.contrail.analysis.recording} and tests create them through builders; rules and writers
 * read them. This package depends on no other package.
 */
@NullMarked
package dev.contrail.analysis.model;

import org.jspecify.annotations.NullMarked;
