package org.isomer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "http://ada:secret@host:5000/x, http://…@host:5000/x",
    "no http://ada:se@cr/et@host here, no http://…@host here",
    "http://:secret@host, http://…@host",
    "https://secret@host, https://…@host",
    "postgresql+psycopg2://ada:secret@db/mlflow, postgresql+psycopg2://…@db/mlflow",
    "http://ada:sec ret@host, http://ada:sec ret@host",
    "http://host:5000/a, http://host:5000/a",
    "file:///tmp/a@b/c:d@e, file:///tmp/a@b/c:d@e",
    "ada@host, ada@host",
  })
  void theUserOfAnAddressIsHidden(String text, String shown) {
    assertThat(Secrets.NONE.hide(text)).isEqualTo(shown);
  }

  @Test
  void knownSecretsAreHiddenAsTheyAreAndAsAddressesSpellThem() {
    Secrets secrets = Secrets.of(List.of("p/ss", "p/ssword", "", " "));

    assertThat(secrets.hide("echo p/ssword, p/ss, p%2Fss and pass"))
        .isEqualTo("echo …, …, … and pass");
  }
}
