package org.isomer.bench.train;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.bench.measure.Request;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;

/** {@code isomer bench step CONFIG.yaml}: the whole training loop, beside the bare step. */
public final class StepBench implements ConfigurationBench {
  private final ConfigReader reader;
  private final Datasets datasets;

  /** With a reader of configurations. */
  @Inject
  public StepBench(ConfigReader reader, Datasets datasets) {
    this.reader = reader;
    this.datasets = datasets;
  }

  @Override
  public String name() {
    return "step";
  }

  @Override
  public boolean profiles() {
    return true;
  }

  @Override
  public List<StepTrial> open(Request request) {
    return List.of(new StepTrial(OpenPlan.together(request, reader, datasets), request.profile()));
  }
}
