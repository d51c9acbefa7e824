/** Programs to read and run: {@code HelloTask}, the service in {@code shop}, its {@code demo}. */
@NullMarked
package dev.contrail.examples;

import org.jspecify.annotations.NullMarked;
