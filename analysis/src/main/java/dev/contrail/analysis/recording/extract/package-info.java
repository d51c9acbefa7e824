/**
 * Makes extracts. An {@code Extract} is a chunk that holds only the events of another chunk that
 * are wanted, the types that describe them ({@code ExtractTypes}, {@code ExtractMetadata}) and the
 * constants that they refer to. {@code ExtractFeed} fills one extract after the other and gives
 * each to an {@code ExtractParser}, which {@code recording.jmc} implements.
 */
@NullMarked
package dev.contrail.analysis.recording.extract;

import org.jspecify.annotations.NullMarked;
