package org.isomer.spi;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * What a framework hands to a loss: two views of the same instances.
 *
 * @param queries first view, shape (batch, embedding), not normalised
 * @param keys second view, same shape; row i belongs to row i of the queries
 */
public record Embeddings<T extends TFloating>(Operand<T> queries, Operand<T> keys) {}
