/**
 * Words cut into pieces of a vocabulary (Schuster and Nakajima 2012; Devlin et al. 2019).
 *
 * <p>{@link org.isomer.wordpiece.VocabularyVerb} trains a {@link org.isomer.wordpiece.Vocabulary}
 * on the training split of a data set, by {@link org.isomer.wordpiece.VocabularyTraining}, and
 * writes it as BERT's {@code vocab.txt} is written, so that vocabularies of others can be used as
 * well. {@link org.isomer.wordpiece.WordPieces} is the step of a pipeline that turns a text into
 * tokens with it.
 *
 * <p>Another way to tokens is a package beside this one, with a conversion of its own.
 */
@NullMarked
package org.isomer.wordpiece;

import org.jspecify.annotations.NullMarked;
