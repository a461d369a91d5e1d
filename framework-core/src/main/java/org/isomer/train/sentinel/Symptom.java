package org.isomer.train.sentinel;

import java.util.Locale;

/**
 * A way in which a run goes wrong, told from the scalars of a check. A scalar that a run does not
 * log shows nothing.
 */
enum Symptom {
  /** All embeddings are nearly the same vector. */
  COMPLETE_COLLAPSE {
    @Override
    boolean shows(Check check) {
      return check.value("embedding-std") < check.config().minStd();
    }

    @Override
    String words(Check check) {
      return "complete collapse: all embeddings are nearly equal, embedding-std is %.3g of a healthy 1. Likely causes: a learning rate that is too high, a temperature that is too high, or nothing that keeps embeddings apart (no negatives, no stop-gradient, no predictor, a weight of 0 on the variance). Lower learning-rate or lengthen the warm-up first."
          .formatted(check.value("embedding-std"));
    }
  },

  /** The embeddings differ, but along a few directions only. */
  DIMENSIONAL_COLLAPSE {
    @Override
    boolean shows(Check check) {
      return check.usedDirections() < check.config().minRank() && !COMPLETE_COLLAPSE.shows(check);
    }

    @Override
    String words(Check check) {
      return "dimensional collapse: the embeddings have an effective rank of %.1f of %d. Likely causes: augmentations that are stronger than what tells images apart, a projector that is too small or missing, a learning rate that is too high, a batch that is too small. Lower learning-rate, weaken the views, or give the projector a hidden layer with batch normalisation."
          .formatted(check.value("embedding-rank"), check.rankLimit());
    }
  },

  /** Embeddings of zeros, which have no direction and no gradient. */
  DEAD_EMBEDDINGS {
    @Override
    boolean shows(Check check) {
      return check.value("dead-embeddings") > check.config().maxDead();
    }

    @Override
    String words(Check check) {
      return "dead embeddings: %.0f %% of the embeddings are 0 throughout and no longer learn. Likely causes: a learning rate that is too high, or rectified units at the end of the projector. Lower learning-rate, lengthen the warm-up, or set output-batch-norm of the projector."
          .formatted(100 * check.value("dead-embeddings"));
    }
  },

  /** Embeddings that grow without bound. */
  EXPLODING_NORMS {
    @Override
    boolean shows(Check check) {
      return check.value("embedding-norm") > check.config().maxNorm();
    }

    @Override
    String words(Check check) {
      return "exploding embeddings: their mean length is %.3g. Gradients of a loss on directions vanish as lengths grow, and training diverges in the end. Likely causes: a learning rate that is too high, or no weight decay. Lower learning-rate, raise weight-decay, or set output-batch-norm of the projector."
          .formatted(check.value("embedding-norm"));
    }
  },

  /** The loss has the value that it has when all embeddings are equal. */
  PINNED_LOSS {
    @Override
    boolean shows(Check check) {
      double distance = Math.abs(check.meanLoss() - check.collapsed());
      return distance < check.config().lossTolerance() * Math.max(1, Math.abs(check.collapsed()));
    }

    @Override
    String words(Check check) {
      return "nothing is learned: the loss has stayed at %.4g for %d steps, and %.4g is its value when all embeddings are equal. Likely causes: a learning rate that is too high or far too low, a temperature that is too high, or views that have nothing in common. Try a tenth of learning-rate, then ten times as much; look at the views in the report."
          .formatted(check.meanLoss(), check.config().lasting(), check.collapsed());
    }
  },

  /** A few prototypes take all instances. */
  PROTOTYPE_COLLAPSE {
    @Override
    boolean shows(Check check) {
      return check.value("prototype-entropy") < check.config().minPrototypeEntropy();
    }

    @Override
    String words(Check check) {
      return "prototype collapse: nearly all images go to a few of the prototypes, prototype-entropy is %.2f where 1 is an even use. Likely causes: an assignment with too few iterations to be even, a learning rate that is too high, or prototypes that are not frozen at the start. Raise iterations or freeze-epochs, or lower learning-rate."
          .formatted(check.value("prototype-entropy"));
    }
  },

  /** A queue of embeddings that an encoder of long ago has made. */
  STALE_QUEUE {
    @Override
    boolean shows(Check check) {
      return check.value("queue-age") > check.config().maxQueueAge();
    }

    @Override
    String words(Check check) {
      return "stale queue: its embeddings are on average %.0f steps old, made by an encoder that has changed much since. Shorten the queue, raise the batch size, or raise momentum."
          .formatted(check.value("queue-age"));
    }
  };

  /** Whether a check shows the symptom; false for scalars that are missing, which are NaN. */
  abstract boolean shows(Check check);

  /** What is wrong, the likely causes and what to do. */
  abstract String words(Check check);

  /** The name that manifests store. */
  String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
