package org.isomer.spi;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * What a framework hands to a loss. Nothing is normalised yet.
 *
 * @param views one operand for each view, all of the same shape (batch, embedding); row i of each
 *     belongs to the same instance
 * @param negatives embeddings of further instances, shape (count, embedding), such as a queue; see
 *     {@link LossInput#NEGATIVES}
 * @param labels the class of each instance, shape (batch), {@link Examples#UNLABELLED} where there
 *     is none; see {@link LossInput#LABELS}
 * @param prototypes cluster centres; see {@link LossInput#PROTOTYPES}
 * @param scores how alike the views of each instance are, shape (batch); see {@link
 *     LossInput#SCORES}
 */
public record Embeddings<T extends TFloating>(
    List<Operand<T>> views,
    Optional<Operand<T>> negatives,
    Optional<Operand<TInt32>> labels,
    Optional<Prototypes<T>> prototypes,
    Optional<Operand<T>> scores) {
  /** Copies the list. */
  public Embeddings {
    views = List.copyOf(views);
    if (views.isEmpty()) {
      throw new IllegalArgumentException("no views");
    }
  }

  /** Views alone. */
  public static <T extends TFloating> Embeddings<T> of(List<Operand<T>> views) {
    return new Embeddings<>(
        views, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Two views. */
  public static <T extends TFloating> Embeddings<T> of(Operand<T> queries, Operand<T> keys) {
    return of(List.of(queries, keys));
  }

  /** The same with further negatives. */
  public Embeddings<T> withNegatives(Operand<T> rows) {
    return new Embeddings<>(views, Optional.of(rows), labels, prototypes, scores);
  }

  /** The same with labels. */
  public Embeddings<T> withLabels(Operand<TInt32> classes) {
    return new Embeddings<>(views, negatives, Optional.of(classes), prototypes, scores);
  }

  /** The same with prototypes. */
  public Embeddings<T> withPrototypes(Prototypes<T> centres) {
    return new Embeddings<>(views, negatives, labels, Optional.of(centres), scores);
  }

  /** The same with scores. */
  public Embeddings<T> withScores(Operand<T> ofViews) {
    return new Embeddings<>(views, negatives, labels, prototypes, Optional.of(ofViews));
  }

  /** The first view. */
  public Operand<T> queries() {
    return views.get(0);
  }

  /** The second view. */
  public Operand<T> keys() {
    return views.get(1);
  }
}
