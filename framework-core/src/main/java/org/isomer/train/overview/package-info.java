/**
 * Runs seen from outside, while they go on and afterwards. Nothing here takes part in training; all
 * of it stands on the files that a {@link org.isomer.train.RunDirectory} names, and on who holds
 * its lock.
 *
 * <p>{@link org.isomer.train.overview.RunsVerb} lists runs: {@link
 * org.isomer.train.overview.RunSearch} finds them, a {@link org.isomer.train.overview.RunEntry}
 * says how one stands, {@link org.isomer.train.overview.RunTable} shows them. {@link
 * org.isomer.train.overview.Leftovers} finds and removes what nothing needs any more.
 *
 * <p>{@link org.isomer.train.overview.WatchVerb} draws curves in the terminal. {@link
 * org.isomer.train.overview.RunCurves} reads them from the log as it grows, {@link
 * org.isomer.train.overview.Plot} draws one with characters, and {@link
 * org.isomer.train.overview.RunPicture} puts them together.
 */
@NullMarked
package org.isomer.train.overview;

import org.jspecify.annotations.NullMarked;
