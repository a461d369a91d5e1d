/**
 * The collapse sentinel: looks at a run's embeddings every few steps and says in plain words what
 * has gone wrong.
 *
 * <p>It works in two halves. {@link org.isomer.train.sentinel.EmbeddingStatistics} turns the
 * embeddings of a step into a few scalars, which go to the log beside the loss; {@link
 * org.isomer.train.sentinel.SymmetricEigenvalues} and {@link org.isomer.train.sentinel.Cholesky}
 * are the algebra that they need, in double precision. {@link org.isomer.train.sentinel.Sentinel}
 * then judges by the scalars alone: a {@link org.isomer.train.sentinel.Symptom} that shows in
 * several checks in a row becomes an {@link org.isomer.train.sentinel.Alarm}. A run that is taken
 * up again hands the sentinel the scalars of its log, so that it goes on exactly where it was.
 * Nothing here has an influence on training.
 *
 * <p>A new way to fail is one more {@link org.isomer.train.sentinel.Symptom}.
 */
@NullMarked
package org.isomer.train.sentinel;

import org.jspecify.annotations.NullMarked;
