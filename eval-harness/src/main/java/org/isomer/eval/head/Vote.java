package org.isomer.eval.head;

import org.isomer.eval.neighbour.NearestRows;
import org.isomer.eval.spi.Prediction;

/**
 * The vote of the nearest neighbours: each of the first k gives its class exp(s / T), where s is
 * its cosine similarity.
 *
 * @param k how many neighbours vote
 * @param temperature T
 */
record Vote(int k, double temperature) {
  /**
   * The outcome for one query. The score is the winner's share of all votes.
   *
   * @param neighbours of which the first k vote
   * @param labels the classes of the bank
   */
  Prediction among(NearestRows neighbours, int[] labels, int classes) {
    int voters = Math.min(k, neighbours.count());
    double[] shares = new double[classes];
    double total = 0;
    for (int i = 0; i < voters; i++) {
      // Relative to the first neighbour's, so that a small T does not overflow.
      double lead = (double) neighbours.similarities()[i] - neighbours.similarities()[0];
      double vote = Math.exp(lead / temperature);
      shares[labels[neighbours.indices()[i]]] += vote;
      total += vote;
    }
    for (int label = 0; label < classes; label++) {
      shares[label] /= total;
    }
    return Prediction.byShare(shares);
  }
}
