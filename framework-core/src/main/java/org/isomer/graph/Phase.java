package org.isomer.graph;

/** What a graph is built for: batch normalisation and dropout depend on it. */
public enum Phase {
  TRAINING,
  INFERENCE
}
