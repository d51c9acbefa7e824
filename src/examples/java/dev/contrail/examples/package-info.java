/**
 * Example programs: {@code HelloTask}, one short program for each main use, the service in {@code
 * shop}, and its {@code demo}. The Javadoc of a type names the program that shows it.
 */
@NullMarked
package dev.contrail.examples;

import org.jspecify.annotations.NullMarked;
