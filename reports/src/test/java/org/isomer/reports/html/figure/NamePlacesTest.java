package org.isomer.reports.html.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.isomer.reports.html.figure.NamePlaces.Place;
import org.junit.jupiter.api.Test;

class NamePlacesTest {
  private final NamePlaces places = new NamePlaces(480, 360);

  @Test
  void aNameStandsWhereItIsWanted() {
    assertThat(places.free("frog", 100, 200)).isEqualTo(new Place(100, 200));
    assertThat(places.free("ship", 300, 200)).isEqualTo(new Place(300, 200));
  }

  @Test
  void namesAtOnePlaceStandAboveAndBelowEachOther() {
    assertThat(places.free("frog", 100, 200).y()).isEqualTo(200);
    assertThat(places.free("deer", 104, 204).y()).isEqualTo(221);
    assertThat(places.free("bird", 98, 198).y()).isEqualTo(181);
  }

  @Test
  void aNameIsNotCutOffAtTheBorder() {
    assertThat(places.free("automobile", 2, 1)).isEqualTo(new Place(47.5, 8.5));
    assertThat(places.free("automobile", 479, 359)).isEqualTo(new Place(432.5, 351.5));
  }
}
