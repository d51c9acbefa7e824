/** The bench: what is measured, on whom, and how it is reported. */
@NullMarked
package dev.contrail.bench;

import org.jspecify.annotations.NullMarked;
