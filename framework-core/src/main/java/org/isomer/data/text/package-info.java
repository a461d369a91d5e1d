/**
 * Readers of texts. {@link org.isomer.data.text.TextCsv} is a data set of single texts, {@link
 * org.isomer.data.text.WordNetGlosses} one that comes with Isomer; {@link
 * org.isomer.data.text.TextTuples} (pairs, triples), {@link org.isomer.data.text.AdjacentTexts} and
 * {@link org.isomer.data.text.Beir} (queries, documents) are {@link org.isomer.spi.Relations}.
 *
 * <p>What a file of records is, {@code Table} says: comma-separated or tab-separated values, JSON
 * lines, plain lines. A new format is one more of these; a new layout of files is one plugin, whose
 * examples are {@link org.isomer.modality.text.Text}s.
 */
@NullMarked
package org.isomer.data.text;

import org.jspecify.annotations.NullMarked;
