package org.isomer.cli;

import java.util.List;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer doctor}. */
public final class DoctorVerb implements CommandPlugin<DoctorVerb.Config> {
  /** Its options. */
  public record Config(
      @Option(
              help = "List every service instead: who serves it, and the JAR that it comes from",
              value = "false")
          boolean wiring,
      @Option(
              help =
                  "Delete the native libraries that were unpacked, also by earlier versions, instead;"
                      + " the next use unpacks those that it needs. For when no run is going on",
              value = "false")
          boolean clean) {}

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
    return List.of("doctor", "doctor --wiring", "doctor --clean");
  }

  /** It says what keeps a device from being used. */
  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (config.wiring() && config.clean()) {
      throw new BadInputException("doctor: give --wiring or --clean, and not both.");
    }
    return config.wiring()
        ? WiringList.class
        : config.clean() ? NativeCleaning.class : Diagnosis.class;
  }
}
