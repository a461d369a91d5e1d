package org.isomer.cli;

import java.util.List;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.spi.Option;

/** {@code isomer doctor}. */
public final class DoctorVerb implements CommandPlugin<DoctorVerb.Config> {
  /** Its options. */
  public record Config(
      @Option(
              help = "List every service instead: who serves it, and the JAR that it comes from",
              value = "false")
          boolean wiring) {}

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Checks this installation: versions, devices, precision, native library, plugins";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("doctor", "doctor --wiring");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return config.wiring() ? WiringList.class : Diagnosis.class;
  }
}
