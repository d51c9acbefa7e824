/**
 * Rules that check a model. Each rule is one small type, listed in {@link
 * dev.contrail.analysis.rules.Rules}. A rule has no state and reads only {@link
 * dev.contrail.analysis.model}. Its {@link dev.contrail.analysis.rules.Result} is printed by {@link
 * dev.contrail.analysis.report}.
 */
@NullMarked
package dev.contrail.analysis.rules;

import org.jspecify.annotations.NullMarked;
