/**
 * Values: what a recording tells about its JVM, its schedulers and their workers. The reader in
 * {@link dev.contrail.analysis.recording} fills them in through their builders, as tests do; rules
 * and writers read them. Depends on no other package.
 */
@NullMarked
package dev.contrail.analysis.model;

import org.jspecify.annotations.NullMarked;
