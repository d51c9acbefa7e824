/**
 * What JMC parses, and the only package that knows JMC: an {@code Extract} is a chunk made of the
 * few events that are wanted, the types that describe them and the constants they refer to. {@code
 * ExtractFeed} fills it, {@code ExtractParser} has it parsed for as long as that goes on, and
 * {@code EventSinks} hand each event to the builders of {@link dev.contrail.analysis.model}.
 */
@NullMarked
package dev.contrail.analysis.recording.extract;

import org.jspecify.annotations.NullMarked;
