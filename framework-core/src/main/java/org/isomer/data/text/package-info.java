/**
 * Data sets of texts: {@link org.isomer.data.text.TextCsv}, files of comma-separated values, and
 * {@link org.isomer.data.text.WordNetGlosses}, which come with Isomer. A new layout of files is one
 * dataset plugin, whose examples are {@link org.isomer.modality.text.Text}s.
 */
@NullMarked
package org.isomer.data.text;

import org.jspecify.annotations.NullMarked;
