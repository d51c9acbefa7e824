/**
 * Checks of a model: one rule, one small type, listed in {@link dev.contrail.analysis.rules.Rules}.
 * A rule is stateless and reads only {@link dev.contrail.analysis.model}; what it found is a {@link
 * dev.contrail.analysis.rules.Result} that {@link dev.contrail.analysis.report} prints.
 */
@NullMarked
package dev.contrail.analysis.rules;

import org.jspecify.annotations.NullMarked;
