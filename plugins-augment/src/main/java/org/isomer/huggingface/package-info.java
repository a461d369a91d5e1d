/**
 * Tokenizers of Hugging Face's library: {@link org.isomer.huggingface.HuggingFaceTokens} is the
 * step of a pipeline that reads a {@code tokenizer.json} of any kind, so that an encoder of others
 * gets the very tokens that it was trained on. Vocabularies that are trained here need none of
 * this: they are {@code org.isomer.wordpiece} and {@code org.isomer.bytepair}, in plain Java.
 */
@NullMarked
package org.isomer.huggingface;

import org.jspecify.annotations.NullMarked;
