/**
 * Randomness that can be addressed: every random number of a run is a function of the seed, a
 * purpose and three coordinates, so that neither the number of threads nor a resume changes it.
 */
@NullMarked
package org.isomer.random;

import org.jspecify.annotations.NullMarked;
