/**
 * Encoders of texts, which read tokens: the tensors {@code ids}, {@code mask} and, where a
 * tokenizer tells segments apart, {@code segments} of {@link org.isomer.modality.text.Tokens}. What
 * stands at padded positions has no influence on features or gradients, and how many there are has
 * none on features; {@code TextEncodersTest} holds every encoder of this package to that.
 *
 * <p>All begin with {@link org.isomer.encoder.text.TokenEmbedding}. {@link
 * org.isomer.encoder.text.TextTransformer} can take the shape of BERT, so that weights of that
 * family fit it; {@code TextTransformerTest} compares its token vectors with recorded ones of
 * Hugging Face's implementation.
 */
@NullMarked
package org.isomer.encoder.text;

import org.jspecify.annotations.NullMarked;
