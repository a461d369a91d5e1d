/**
 * What of evaluation {@code isomer bench} can measure, beside what {@link org.isomer.bench} has:
 * feature extraction, nearest neighbours, and a linear probe.
 */
@NullMarked
package org.isomer.eval.bench;

import org.jspecify.annotations.NullMarked;
