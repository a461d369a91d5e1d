package org.isomer.graph;

/** What a variable is, as far as optimizers care. */
public enum Role {
  /** A kernel or matrix: trained, decayed, adapted layer-wise. */
  WEIGHT,
  /** A bias: trained; recipes often exclude it from decay and adaptation. */
  BIAS,
  /** A normalisation's gain or offset: trained; excluded like a bias. */
  NORM,
  /** Not trained: running statistics, optimizer slots, queues. */
  STATE;

  /** Whether gradients are taken with respect to it. */
  public boolean trained() {
    return this != STATE;
  }
}
