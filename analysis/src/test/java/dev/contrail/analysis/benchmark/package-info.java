/** Programs that are run by hand: large recordings, and how long it takes to read them. */
package dev.contrail.analysis.benchmark;
