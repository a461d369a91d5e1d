/**
 * Data sets of series: {@link org.isomer.data.series.TsFiles} reads the files of the UCR and UEA
 * archives, {@link org.isomer.data.series.CsvSeries} CSV, {@link org.isomer.data.series.NpySeries}
 * arrays of NumPy; {@link org.isomer.data.series.CylinderBellFunnel} makes some from equations.
 *
 * <p>What all files have in common: a reader makes a {@link org.isomer.data.series.SeriesFile} of
 * {@link org.isomer.data.series.Measured}, each of which knows its place for messages; {@link
 * org.isomer.data.series.SeriesSplits} checks that the files belong together, cuts {@link
 * org.isomer.data.series.Windows} and splits, keeps groups in one of them, and normalises if the
 * protocol says so. Values become float32 as they stand; what is missing is NaN until {@link
 * org.isomer.data.series.MemorySeries} pads and masks an example that is read. A series with a
 * number to predict has no place here, since a data set knows classes alone. A new format is a
 * reader that makes a {@code SeriesFile}, and a plugin or a line there.
 *
 * <p>{@link org.isomer.data.series.CsvRecordings} reads long recordings as a whole, for tasks that
 * cut them by time.
 */
@NullMarked
package org.isomer.data.series;

import org.jspecify.annotations.NullMarked;
