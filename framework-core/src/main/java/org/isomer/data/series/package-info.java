/**
 * Data sets of series: {@link org.isomer.data.series.TsFiles} reads the {@code .ts} files of the
 * UCR and UEA archives, {@link org.isomer.data.series.CylinderBellFunnel} makes some from
 * equations.
 *
 * <p>{@link org.isomer.data.series.TsHeader} is what stands before the data, {@link
 * org.isomer.data.series.TsPart} one file with its data. Values become float32 as they stand; a
 * step normalises them, never the reader. Lengths are kept, and {@link
 * org.isomer.data.series.MemorySeries} pads when an example is read. A new format is a reader that
 * makes {@code MemorySeries}, and a plugin.
 */
@NullMarked
package org.isomer.data.series;

import org.jspecify.annotations.NullMarked;
