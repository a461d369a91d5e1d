package org.isomer.tracker.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and names. */
class MlflowTest {
  @ParameterizedTest
  @CsvSource({
    "file:mlruns, mlruns",
    "mlruns, mlruns",
    "file:a+b%20c, a+b c",
    "file:///tmp/mlruns, /tmp/mlruns",
    "file:/tmp/mlruns/, /tmp/mlruns",
  })
  void aFolderIsAnAddress(String uri, String folder) {
    assertThat(Address.of(uri, Map.of()).store())
        .isEqualTo(new FileStore(Path.of(folder).toAbsolutePath()));
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite:///runs.db, is reached through http",
    "databricks, is reached through http",
    "file:100%, it is not a path",
    "http://, write http://HOST:PORT",
    "http://a b, write http://HOST:PORT",
    "https://ada:secret@host/x, set MLFLOW_TRACKING_USERNAME",
    "http://ada:se cret@host/x, write http://HOST:PORT",
    "http://ada:secret@, write http://HOST:PORT",
    "postgresql://ada:secret@host/x, is reached through http",
    "databricks://secret@host, is reached through http",
    "http://host/?token=secret, it has a ? or #",
  })
  void otherAddressesAreRefused(String uri, String why) {
    assertThatThrownBy(() -> Address.of(uri, Map.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("tracker mlflow: uri: ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {Authorization.TOKEN, Authorization.PASSWORD, Authorization.USERNAME})
  void whatNoHeaderCanHoldIsRefusedUnseen(String variable) {
    assertThatThrownBy(() -> Authorization.header(Map.of(variable, "secret\n")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "$%s holds a line end or another control character. Set it to the bare text."
                .formatted(variable));
  }

  @ParameterizedTest
  @CsvSource({
    "loss, loss",
    "train/loss 2_x.y-z, train/loss 2_x.y-z",
    "mAP@[.5:.95], mAP_.5_.95_",
    "précision, pr_cision",
    "../x//y/., _../x/_/y/_.",
    "/x, _/x",
  })
  void keysAreSuchAsMlflowTakes(String name, String key) {
    assertThat(new Names().key(name)).isEqualTo(key);
  }

  @Test
  void namesThatWouldBecomeOneKeyAreToldApart() {
    Names names = new Names();
    assertThat(names.key("f1 (a)")).isEqualTo("f1 _a_");
    assertThat(names.key("f1 [a]")).startsWith("f1 _a__").isEqualTo(names.key("f1 [a]"));
    assertThat(names.key("f1 (a)")).isEqualTo("f1 _a_");
  }

  @Test
  void longValuesAreCut() {
    assertThat(new Names().key("k".repeat(900))).hasSize(240);
    assertThat(Names.parameter("v".repeat(900))).hasSize(500);
    assertThat(Names.tag("v".repeat(9000))).hasSize(5000);
  }
}
