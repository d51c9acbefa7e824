/**
 * Programs to read and run: {@code HelloTask}, one short program for each main use, the service in
 * {@code shop}, its {@code demo}. The Javadoc of the types says which program shows them.
 */
@NullMarked
package dev.contrail.examples;

import org.jspecify.annotations.NullMarked;
