/**
 * Words cut into pieces of a vocabulary (Schuster and Nakajima 2012; Devlin et al. 2019).
 *
 * <p>{@link org.isomer.wordpiece.VocabularyTraining} trains a {@link
 * org.isomer.wordpiece.Vocabulary} on texts; it is written as BERT's {@code vocab.txt} is written,
 * so that vocabularies of others can be used as well. {@link org.isomer.wordpiece.WordPieces} is
 * the step of a pipeline that turns a text into tokens with it.
 *
 * <p>Another way to tokens is a package beside this one, with a conversion of its own, such as
 * {@code org.isomer.bytepair}. What such packages share lies here: {@link
 * org.isomer.wordpiece.Merging}, and {@link org.isomer.wordpiece.TokenizerJson}, the file that
 * Hugging Face's library reads.
 */
@NullMarked
package org.isomer.wordpiece;

import org.jspecify.annotations.NullMarked;
