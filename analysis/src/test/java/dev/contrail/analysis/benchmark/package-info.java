/** Programs to run by hand: they make large recordings, and measure the time to read them. */
package dev.contrail.analysis.benchmark;
