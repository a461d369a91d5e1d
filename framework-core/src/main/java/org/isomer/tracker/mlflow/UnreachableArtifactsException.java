package org.isomer.tracker.mlflow;

import java.io.IOException;

/** Artifacts lie where this program has no way to; trying again will not help. */
final class UnreachableArtifactsException extends IOException {
  private static final long serialVersionUID = 1;

  UnreachableArtifactsException(String message) {
    super(message);
  }
}
