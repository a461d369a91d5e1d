/**
 * Texts: what an example is ({@link org.isomer.modality.text.Text}), what an encoder reads of it
 * ({@link org.isomer.modality.text.Tokens}, and with some hidden {@link
 * org.isomer.modality.text.MaskedTokens}), how pages show both, and the baseline without a model
 * ({@link org.isomer.modality.text.TermFrequencies}, {@link org.isomer.modality.text.RandomWords}).
 *
 * <p>What counts as a word of a text is said once, by {@link org.isomer.modality.text.Words}. How
 * words become tokens is the business of a conversion, such as {@code org.isomer.wordpiece}; files
 * of texts are read by {@code org.isomer.data.text}.
 */
@NullMarked
package org.isomer.modality.text;

import org.jspecify.annotations.NullMarked;
