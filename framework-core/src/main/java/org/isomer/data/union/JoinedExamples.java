package org.isomer.data.union;

import java.util.List;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/**
 * The examples of several pools, one pool after the other, without labels. Where there are several,
 * an id begins with the number of its pool, since two pools may use one id.
 *
 * @param pools at least one, all of one type of example
 */
public record JoinedExamples(List<Examples> pools) implements Examples {
  @Override
  public long size() {
    return pools.stream().mapToLong(Examples::size).reduce(0, Math::addExact);
  }

  /** Where an example stands. */
  private record Place(int pool, long index) {}

  private Place place(long index) {
    long left = index;
    int pool = 0;
    while (left >= pools.get(pool).size()) {
      left -= pools.get(pool).size();
      pool++;
    }
    return new Place(pool, left);
  }

  @Override
  public String id(long index) {
    Place place = place(index);
    String id = pools.get(place.pool()).id(place.index());
    return pools.size() == 1 ? id : (place.pool() + 1) + "/" + id;
  }

  @Override
  public Example buffer() {
    return pools.get(0).buffer();
  }

  @Override
  public void read(long index, Example into) {
    Place place = place(index);
    pools.get(place.pool()).read(place.index(), into);
  }
}
