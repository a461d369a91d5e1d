package org.isomer.tracker.mlflow;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.spi.Tracker;
import org.isomer.spi.TrackerPlugin;
import org.isomer.text.Secrets;

/**
 * MLflow: parameters are the options of the configuration, metrics the scalars of every step, and
 * {@code config.yaml} and {@code run.json} are kept as artifacts. A run that goes on continues the
 * same entry.
 *
 * <p>A server is spoken to as its environment variables say: {@code MLFLOW_TRACKING_USERNAME} and
 * {@code MLFLOW_TRACKING_PASSWORD}, or {@code MLFLOW_TRACKING_TOKEN}.
 */
public final class Mlflow implements TrackerPlugin<Mlflow.Config> {
  static final String URI_VARIABLE = "MLFLOW_TRACKING_URI";

  private static final Delivery.Pace PACE =
      new Delivery.Pace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          4,
          Duration.ofSeconds(15));

  private final Map<String, String> environment;
  private final Delivery.Pace pace;

  /** With the environment of this process. */
  public Mlflow() {
    this(System.getenv(), PACE);
  }

  Mlflow(Map<String, String> environment, Delivery.Pace pace) {
    this.environment = environment;
    this.pace = pace;
  }

  /** Options of MLflow. */
  public record Config(
      @Option(
              help =
                  "Where MLflow keeps runs: http://HOST:PORT or https://… for a tracking server,"
                      + " file:FOLDER for a folder that its UI reads; $MLFLOW_TRACKING_URI if not"
                      + " given, and file:mlruns without it")
          Optional<String> uri,
      @Option(help = "The experiment that runs belong to; made if it is missing", value = "isomer")
          String experiment,
      @Option(help = "The run's name in MLflow; its own name if not given")
          Optional<String> runTitle) {}

  @Override
  public String name() {
    return "mlflow";
  }

  @Override
  public String summary() {
    return "MLflow: a tracking server (REST), or a folder that MLflow's own UI reads (mlruns)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Tracker create(Config config) {
    if (config.experiment().isBlank()) {
      throw new BadInputException("tracker mlflow: experiment: must not be empty; give it a name.");
    }
    String uri =
        config
            .uri()
            .or(() -> Optional.ofNullable(environment.get(URI_VARIABLE)))
            .filter(text -> !text.isBlank())
            .orElse("file:mlruns");
    Address address = Address.of(uri, environment);
    Secrets secrets = Authorization.secrets(environment);
    return (run, warning) ->
        Delivery.open(
            new Delivery.Target(
                address.shown(),
                address.store(),
                config.experiment(),
                config.runTitle().orElse(run.title())),
            run,
            pace,
            text -> warning.accept(secrets.hide(text)));
  }
}
