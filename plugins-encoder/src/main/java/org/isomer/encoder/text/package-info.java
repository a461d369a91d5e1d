/**
 * Encoders of texts, which read tokens: the tensors {@code ids} and {@code mask} of {@link
 * org.isomer.modality.text.Tokens}. What stands at padded positions has no influence on features or
 * gradients.
 */
@NullMarked
package org.isomer.encoder.text;

import org.jspecify.annotations.NullMarked;
