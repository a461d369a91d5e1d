package org.isomer.train;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Continuation;

/** Pretrains, and says how to go on when the user asks to stop. */
final class PretrainCommand implements Command {
  private final PretrainVerb.Config config;
  private final Pretraining pretraining;
  private final Stop stop = new Stop();

  @Inject
  PretrainCommand(PretrainVerb.Config config, Pretraining pretraining) {
    this.config = config;
    this.pretraining = pretraining;
  }

  @Override
  public void run() throws IOException {
    pretraining.run(config, stop);
  }

  /** The first of several workers says it for all. */
  @Override
  public boolean leavesFarewell() {
    return pretraining.follows();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A run that goes on has recorded from which checkpoint, and what has changed. The checkpoint
   * given again would go back to it; the permission given again would be one for further changes.
   */
  @Override
  public Continuation toGoOn() {
    if (config.resume() || config.beginOrResume()) {
      return stop.watches()
          ? new Continuation(List.of("checkpoint", "accept-changed"), List.of())
          : Continuation.SAME;
    }
    return Files.exists(new RunDirectory(config.out()).manifestFile())
        ? new Continuation(List.of(), List.of("--resume"))
        : Continuation.SAME;
  }
}
