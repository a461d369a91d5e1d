package org.isomer.spi;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A {@link Mix} of one view, as a training graph is fed with it. What row i has to become is the
 * share λᵢ of its own target and 1 − λᵢ of that of its partner.
 *
 * @param partners the row of each row's partner, shape (batch)
 * @param shares λ of each row, shape (batch)
 */
public record Mixture(Operand<TInt32> partners, Operand<TFloat32> shares) {}
